using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace ResponsivenessMonitor.Mail.Letters;

/// <summary>Writes a component as a whole document of HTML: letters and pages, without a request, a circuit or a script.</summary>
internal sealed class ComponentRenderer
{
    private readonly OnlyAnEncoder services = new();

    /// <summary>The document.</summary>
    /// <param name="parameter">The component's one parameter.</param>
    /// <param name="model">What it shows.</param>
    internal async Task<string> RenderAsync<TComponent>(string parameter, object model)
        where TComponent : IComponent
    {
        // One renderer a document: it keeps all that it ever rendered.
        await using HtmlRenderer renderer = new(services, NullLoggerFactory.Instance);
        ParameterView parameters = ParameterView.FromDictionary(
            new Dictionary<string, object?>(StringComparer.Ordinal) { [parameter] = model }
        );
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(parameters)).ToHtmlString()
        );
    }

    // Nothing is needed but an encoder that leaves é as it is: a mail's source is read by people too.
    private sealed class OnlyAnEncoder : IServiceProvider
    {
        private readonly HtmlEncoder encoder = HtmlEncoder.Create(UnicodeRanges.All);

        public object? GetService(Type serviceType) => serviceType == typeof(HtmlEncoder) ? encoder : null;
    }
}
