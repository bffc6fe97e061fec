namespace ResponsivenessMonitor.Mail.Letters;

/// <summary>The plain text of a letter, complete on its own: it says all that the HTML says.</summary>
internal static class LetterText
{
    /// <summary>The text, in lines of at most 72 columns that end in LF; an address or word that is longer stands whole on its line.</summary>
    internal static string Of(LetterModel letter)
    {
        TextLines lines = new();
        if (letter.Note is { } note)
        {
            lines.Paragraph(note);
        }

        lines.Paragraph(letter.Headline);
        if (letter.Preview is { } preview)
        {
            lines.Paragraph(preview);
        }

        foreach (LetterPart part in letter.Parts)
        {
            Write(lines, part);
        }

        lines.Rule();
        Write(lines, letter.Options);
        lines.Paragraph(letter.Why);
        return lines.ToString();
    }

    private static void Write(TextLines lines, LetterPart part)
    {
        switch (part)
        {
            case LetterPart.Heading heading:
                lines.Heading(heading.Text);
                break;
            case LetterPart.Passage passage:
                lines.Paragraph(passage.Text);
                break;
            case LetterPart.EnquiryList list:
                foreach (EnquiryCard card in list.Enquiries)
                {
                    Write(lines, card);
                }

                break;
            case LetterPart.Actions actions:
                Write(lines, actions.Links);
                lines.Gap();
                break;
            case LetterPart.FactList list:
                Write(lines, list.Facts);
                lines.Gap();
                break;
            case LetterPart.FigureTable table:
                Write(lines, table);
                break;
            case LetterPart.Bar bar:
                lines.Paragraph($"{bar.Label}: {bar.Text}");
                break;
            case LetterPart.PlainList list:
                foreach (ListLine line in list.Lines)
                {
                    Write(lines, line);
                }

                lines.Gap();
                break;
        }
    }

    private static void Write(TextLines lines, EnquiryCard card)
    {
        lines.Heading(card.State);
        Write(lines, card.Facts);
        foreach (string advice in card.Advice)
        {
            lines.Line(advice);
        }

        if (card.Quote is { } quote)
        {
            lines.Line(QuoteIntroduction);
            lines.Quote(quote);
        }

        Write(lines, card.Actions);
        lines.Gap();
    }

    /// <summary>Stands before words that are not ours.</summary>
    internal const string QuoteIntroduction = "They wrote:";

    private static void Write(TextLines lines, IEnumerable<Fact> facts)
    {
        foreach (Fact fact in facts)
        {
            lines.Line($"{fact.Name}: {fact.Text}", indent: "  ");
        }
    }

    private static void Write(TextLines lines, LetterPart.FigureTable table)
    {
        foreach (FigureRow row in table.Rows)
        {
            lines.Line(row.Name);
            foreach ((string column, FigureCell cell) in table.Columns.Skip(1).Zip(row.Cells))
            {
                lines.Line($"{column}: {cell.InOneLine}", indent: "  ");
            }
        }

        lines.Gap();
    }

    private static void Write(TextLines lines, ListLine line)
    {
        lines.Item(line.Text);
        Write(lines, line.Links);
    }

    private static void Write(TextLines lines, IEnumerable<LetterLink> links)
    {
        foreach (LetterLink link in links)
        {
            // By itself on its line, so that every program finds its end.
            lines.Line($"{link.Text}:", indent: "  ");
            lines.Line(link.Address.AbsoluteUri, indent: "  ");
        }
    }
}
