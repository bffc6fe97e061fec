using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace ResponsivenessMonitor.Web.Pages;

/// <summary>Writes pages as HTML, as letters are written: without a circuit, a script or a cookie.</summary>
internal sealed class PageRenderer
{
    private readonly PageServices services = new();

    /// <summary>The page as a whole document.</summary>
    internal async Task<string> RenderAsync(PageModel page)
    {
        // One renderer a page: it keeps all that it ever rendered.
        await using HtmlRenderer renderer = new(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (
                await renderer.RenderComponentAsync<PageShell>(
                    ParameterView.FromDictionary(
                        new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(PageShell.Page)] = page }
                    )
                )
            ).ToHtmlString()
        );
    }

    private sealed class PageServices : IServiceProvider
    {
        private readonly HtmlEncoder encoder = HtmlEncoder.Create(UnicodeRanges.All);

        public object? GetService(Type serviceType) => serviceType == typeof(HtmlEncoder) ? encoder : null;
    }
}
