namespace ResponsivenessMonitor.Mail.Letters;

/// <summary>What Outlook on Windows, which lays letters out as a word processor does, needs beside what all others read; to them it is a comment.</summary>
public static class OutlookMarkup
{
    /// <summary>Its fonts, because it does not let tables inherit them, and pixels that stay pixels on fine screens.</summary>
    public const string Head =
        "<!--[if mso]><style>table{border-collapse:collapse}td,th,p,h1,h2,li,a{font-family:Arial,sans-serif;mso-line-height-rule:exactly}</style>"
        + "<noscript><xml><o:OfficeDocumentSettings xmlns:o=\"urn:schemas-microsoft-com:office:office\"><o:PixelsPerInch>96</o:PixelsPerInch>"
        + "</o:OfficeDocumentSettings></xml></noscript><![endif]-->";

    /// <summary>A table of a set width around the sheet: it knows no widest width.</summary>
    public const string Begin =
        "<!--[if mso]><table role=\"presentation\" width=\"640\" align=\"center\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td><![endif]-->";

    /// <summary>The end of that table.</summary>
    public const string End = "<!--[if mso]></td></tr></table><![endif]-->";
}
