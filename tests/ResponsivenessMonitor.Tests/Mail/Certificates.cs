using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ResponsivenessMonitor.Tests.Mail;

/// <summary>Certificates that nobody trusts.</summary>
internal static class Certificates
{
    /// <summary>One for a name, signed by itself; valid for a day about now, unless it ended so many days ago.</summary>
    internal static X509Certificate2 Of(string name, int endedDaysAgo = 0)
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        DateTimeOffset middle = TimeProvider.System.GetUtcNow().AddDays(endedDaysAgo == 0 ? 0 : -endedDaysAgo - 1);
        using X509Certificate2 certificate = request.CreateSelfSigned(middle.AddDays(-1), middle.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), password: null);
    }
}
