using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Reading;

/// <summary>Makes the links of a page; where there are no pages to lead to, none.</summary>
/// <param name="writer">Signs them for the page's reader, or null.</param>
internal sealed class PageLinks(LinkWriter? writer)
{
    /// <summary>A link to a page or an action of ours; nothing where there are none.</summary>
    internal IEnumerable<PageLine> To(string text, LinkPurpose purpose, long entity, string subject = "") =>
        writer is null ? [] : ToPlatform(text, writer.To(purpose, entity, subject));

    /// <summary>A link to a page of the web; nothing where there is no address.</summary>
    internal static IEnumerable<PageLine> ToPlatform(string text, Uri? address) =>
        LetterLink.To(text, address) is { } link ? [PageLine.Of(new PageRun.Link(link))] : [];

    /// <summary>The same of a text that should be an address.</summary>
    internal static IEnumerable<PageLine> ToPlatform(string text, string? address) =>
        ToPlatform(text, Uri.TryCreate(address, UriKind.Absolute, out Uri? read) ? read : null);
}
