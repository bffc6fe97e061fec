namespace ResponsivenessMonitor.Mail.Graph;

/// <summary>What is wrong with the settings of Graph.</summary>
internal static class GraphSettings
{
    /// <summary>A sentence for each fault, with how to mend it.</summary>
    internal static IEnumerable<string> Faults(GraphOptions options)
    {
        if (options.Tenant.Length == 0 || options.Tenant.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-')))
        {
            yield return "Mail:Graph:Tenant is not the directory's id or domain. Copy 'Directory (tenant) ID' from the app registration.";
        }

        if (!Guid.TryParse(options.ClientId, out _))
        {
            yield return "Mail:Graph:ClientId is not an app's id. Copy 'Application (client) ID' from the app registration.";
        }

        if (options.ClientSecret.Length == 0)
        {
            yield return "Mail:Graph:ClientSecret is empty. Make a client secret in the app registration and state where it is, such as env:NAME or file:PATH.";
        }
        else if (new Secret(options.ClientSecret).Fault() is { } fault)
        {
            yield return $"Mail:Graph:ClientSecret cannot be read: {fault}. Write env:NAME, file:PATH whose first line it is, or the secret itself.";
        }

        if (options.Sender.Length > 0 && !Addresses.IsOne(options.Sender))
        {
            yield return $"Mail:Graph:Sender is '{options.Sender}', which is no e-mail address. Write the mailbox that sends, or leave it out for Mail:From.";
        }

        if (!IsSafe(options.Authority))
        {
            yield return $"Mail:Graph:Authority is '{options.Authority}'. Write an address that begins with https://, or leave it out.";
        }

        if (!IsSafe(options.Endpoint))
        {
            yield return $"Mail:Graph:Endpoint is '{options.Endpoint}'. Write an address that begins with https://, or leave it out.";
        }
    }

    /// <summary>Encrypted, or not leaving this machine; and nothing but an address.</summary>
    private static bool IsSafe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)
        && (
            string.Equals(uri.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal)
            || (string.Equals(uri.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal) && uri.IsLoopback)
        )
        && uri.UserInfo.Length == 0
        && uri.Query.Length == 0
        && uri.Fragment.Length == 0;
}
