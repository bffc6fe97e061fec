using System.Net.Http.Headers;

namespace ResponsivenessMonitor.Platforms.Http;

/// <summary>Asks a platform during one reading, and counts the calls. Its heirs know how theirs is asked, and what its answers mean.</summary>
internal abstract class PlatformClient(PlatformHttp http)
{
    /// <summary>Calls so far, those for tokens among them; each try is one, also where it was given up: what was asked was asked.</summary>
    internal int Calls { get; private set; }

    /// <summary>Makes a call, and counts it.</summary>
    /// <param name="request">The call; it is disposed of.</param>
    /// <param name="cancellationToken">Ends the call, by an exception.</param>
    internal virtual async Task<HttpAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        GuardHandler.CallCount count = GuardHandler.CountOf(request);
        try
        {
            return await http.SendAsync(request, cancellationToken);
        }
        finally
        {
            Calls += count.Calls;
        }
    }

    /// <summary>What asks for JSON.</summary>
    /// <param name="address">Where.</param>
    /// <param name="token">By which bearer token; null to ask as anybody.</param>
    protected static HttpRequestMessage Get(Uri address, string? token)
    {
        HttpRequestMessage request = new(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return request;
    }
}
