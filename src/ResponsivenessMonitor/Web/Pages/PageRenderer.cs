using ResponsivenessMonitor.Mail.Letters;

namespace ResponsivenessMonitor.Web.Pages;

/// <summary>Writes pages as HTML, as letters are written.</summary>
internal sealed class PageRenderer
{
    private readonly ComponentRenderer components = new();

    /// <summary>The page as a whole document.</summary>
    internal Task<string> RenderAsync(PageModel page) => components.RenderAsync<PageShell>(nameof(PageShell.Page), page);
}
