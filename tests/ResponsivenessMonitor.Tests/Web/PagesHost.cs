using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Tests.Support;
using ResponsivenessMonitor.Web;

namespace ResponsivenessMonitor.Tests.Web;

/// <summary>The pages of an office on a real server of this machine; nothing ticks, so only requests change anything.</summary>
internal sealed class PagesHost : IAsyncDisposable
{
    internal const string PublicUrl = "https://monitor.uni.example";

    private readonly WebApplication application;
    private readonly HttpClient client;
    private readonly Office office;

    private PagesHost(Office office, WebApplication application)
    {
        (this.office, this.application) = (office, application);
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(application.Urls.Single()),
        };
    }

    internal static async Task<PagesHost> StartAsync(
        Office office,
        string publicUrl = PublicUrl,
        PageLimits? limits = null,
        Action<WebApplication>? map = null,
        Action<IServiceCollection>? add = null,
        params (string Key, string Value)[] settings
    )
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = [], ContentRootPath = AppContext.BaseDirectory }
        );
        _ = builder.Logging.ClearProviders();
        _ = builder.Configuration.AddInMemoryCollection(office.Settings);
        _ = builder.Configuration.AddInMemoryCollection([
            new("Web:PublicUrl", publicUrl),
            .. settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)),
        ]);
        _ = builder.Services.AddSingleton<TimeProvider>(office.Time);
        _ = builder.Services.AddSingleton(limits ?? new PageLimits(100_000, 100_000));
        MonitorApplication.AddRooms(builder.Services, builder.Configuration);
        builder.Services.AddHealth();
        builder.Services.AddPages();
        add?.Invoke(builder.Services);
        _ = builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication built = builder.Build();
        built.MapPages();
        built.MapHealth();
        map?.Invoke(built);
        await built.StartAsync();
        return new PagesHost(office, built);
    }

    internal int Port => new Uri(application.Urls.Single()).Port;

    internal T Get<T>()
        where T : notnull => application.Services.GetRequiredService<T>();

    /// <summary>The path of a signed link that lasts 14 days from now.</summary>
    internal async Task<string> LinkAsync(LinkPurpose purpose, long entity, Role role, long? person, string subject = "")
    {
        await using MonitorDbContext db = office.Open();
        LinkSigner signer = await Get<LinkBook>().SignerAsync(db, CancellationToken.None);
        SignedLink link = new(purpose, entity, role, person, office.Time.Now + LinkBook.Lasts) { Subject = subject };
        return $"/{(link.IsPage ? LinkWriter.Pages : LinkWriter.Actions)}{signer.Write(link)}";
    }

    internal Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, content: null, headers);

    internal Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(HttpMethod.Post, path, Form(fields));

    internal static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    internal async Task<Answer> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content,
        params (string Name, string Value)[] headers
    )
    {
        using HttpRequestMessage request = new(method, path) { Content = content };
        foreach ((string name, string value) in headers)
        {
            Assert.That(request.Headers.TryAddWithoutValidation(name, value), Is.True, name);
        }

        using HttpResponseMessage response = await client.SendAsync(request);
        string body = await response.Content.ReadAsStringAsync();
        return new Answer(
            (int)response.StatusCode,
            body,
            response
                .Headers.Concat(response.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase)
        );
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await application.StopAsync();
        await application.DisposeAsync();
    }
}

/// <summary>What a request got.</summary>
internal sealed partial record Answer(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    internal IHtmlDocument Page => new HtmlParser().ParseDocument(Body);

    /// <summary>All words of the page, in one line, with a space between one block and the next.</summary>
    internal string Words
    {
        get
        {
            using IHtmlDocument page = new HtmlParser().ParseDocument(Blocks().Replace(Body, " $0"));
            return string.Join(
                ' ',
                (page.QuerySelector("main")?.TextContent ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            );
        }
    }

    /// <summary>What its buttons send.</summary>
    internal string[] Buttons => [.. Page.QuerySelectorAll("button").Select(button => button.GetAttribute("value") ?? string.Empty)];

    [GeneratedRegex("</?(td|th|dt|dd|p|li|h1|h2|h3|caption|button|label|legend)[ >]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();
}
