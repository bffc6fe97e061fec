using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Mail.Letters;

namespace ResponsivenessMonitor.Mail.Proving;

/// <summary>What is wrong with a server's certificate, in words, each with what to do.</summary>
internal static class CertificateFaults
{
    private const X509ChainStatusFlags Untrusted = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;

    private static readonly LocalDatePattern Date = LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu");

    /// <summary>The sentences; none when nothing is wrong.</summary>
    /// <param name="certificate">What the server showed, or null.</param>
    /// <param name="chain">How it leads to an authority, as far as that was found.</param>
    /// <param name="errors">What the library found.</param>
    /// <param name="now">To say whether it is too early or too late for it.</param>
    internal static IEnumerable<string> Of(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors, Instant now)
    {
        if (errors == SslPolicyErrors.None)
        {
            yield break;
        }

        if (certificate is not X509Certificate2 shown)
        {
            yield return "It shows no certificate. Ask its keepers.";
            yield break;
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            yield return $"Its certificate is of another name: {Names(shown)}. Write the name that it is for into Mail:Host.";
        }

        X509ChainStatusFlags found = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
        if (found.HasFlag(X509ChainStatusFlags.NotTimeValid))
        {
            Instant from = Instant.FromDateTimeUtc(shown.NotBefore.ToUniversalTime());
            Instant to = Instant.FromDateTimeUtc(shown.NotAfter.ToUniversalTime());
            yield return now < from
                ? $"Its certificate is valid from {Day(from)} only. Look at this machine's clock, or ask the server's keepers."
            : now > to ? $"Its certificate expired on {Day(to)}. Ask the server's keepers to renew it."
            : "A certificate between it and its authority is not valid now. Ask the server's keepers.";
        }

        if ((found & Untrusted) != X509ChainStatusFlags.NoError)
        {
            yield return $"Its certificate is signed by '{ForeignText.Clean(shown.Issuer, graphemes: 120)}', whom this machine does not trust. Install that "
                + "authority's certificate among the machine's own, or name a file of all trusted ones in SSL_CERT_FILE.";
        }

        X509ChainStatusFlags others = found & ~(Untrusted | X509ChainStatusFlags.NotTimeValid);
        if (others != X509ChainStatusFlags.NoError)
        {
            yield return $"Its certificate is not accepted: {others}. Ask the server's keepers.";
        }
    }

    private static string Day(Instant at) => Date.Format(at.InUtc().Date);

    private static string Names(X509Certificate2 certificate)
    {
        string[] names =
        [
            .. certificate
                .Extensions.OfType<X509SubjectAlternativeNameExtension>()
                .SelectMany(extension =>
                    extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString()))
                )
                .Take(5),
        ];
        return ForeignText.Clean(names.Length > 0 ? string.Join(", ", names) : certificate.Subject, graphemes: 200);
    }
}
