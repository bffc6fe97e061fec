using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace ResponsivenessMonitor.Mail.Letters;

/// <summary>Writes letters as HTML.</summary>
internal sealed class LetterRenderer
{
    private readonly LetterServices services = new();

    /// <summary>The letter as a whole document.</summary>
    /// <param name="letter">The letter.</param>
    internal async Task<string> RenderAsync(LetterModel letter)
    {
        // One renderer a letter: it keeps all that it ever rendered.
        await using HtmlRenderer renderer = new(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (
                await renderer.RenderComponentAsync<LetterShell>(
                    ParameterView.FromDictionary(
                        new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(LetterShell.Letter)] = letter }
                    )
                )
            ).ToHtmlString()
        );
    }

    // Letters need nothing but an encoder that leaves é as it is: a mail's source is read by people too.
    private sealed class LetterServices : IServiceProvider
    {
        private readonly HtmlEncoder encoder = HtmlEncoder.Create(UnicodeRanges.All);

        public object? GetService(Type serviceType) => serviceType == typeof(HtmlEncoder) ? encoder : null;
    }
}
