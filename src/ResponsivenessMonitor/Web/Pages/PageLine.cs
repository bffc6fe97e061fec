using System.Globalization;
using System.Runtime.CompilerServices;
using ResponsivenessMonitor.Policy;

namespace ResponsivenessMonitor.Web.Pages;

/// <summary>A line of a page: words with times and links among them.</summary>
public sealed record PageLine(ValueList<PageRun> Runs)
{
    /// <summary>A line of words alone.</summary>
    public static PageLine Of(string words) => new([new PageRun.Words(words)]);

    /// <summary>A line of one run.</summary>
    public static PageLine Of(PageRun run) => new([run]);

    /// <summary>A line with runs in its holes, as in <c>$"Received {clock.At(received)}."</c>.</summary>
    public static PageLine Of(Writer line) => new([.. line.Runs]);

    /// <summary>The line and something more.</summary>
    public PageLine And(PageLine more) => new([.. Runs, .. more.Runs]);

    /// <summary>Takes an interpolated string apart.</summary>
    [InterpolatedStringHandler]
#pragma warning disable CA1034, CA1815 // an interpolated string needs its handler where the method is; nobody compares them
    public readonly struct Writer(int literalLength, int formattedCount)
#pragma warning restore CA1034, CA1815
    {
        internal List<PageRun> Runs { get; } = new(formattedCount + (literalLength > 0 ? formattedCount + 1 : 0));

        /// <summary>Words.</summary>
        public void AppendLiteral(string words) => Runs.Add(new PageRun.Words(words));

        /// <summary>Words.</summary>
        public void AppendFormatted(string words) => Runs.Add(new PageRun.Words(words));

        /// <summary>A number.</summary>
        public void AppendFormatted(long number) => Runs.Add(new PageRun.Words(number.ToString(CultureInfo.InvariantCulture)));

        /// <summary>A time or a link.</summary>
        public void AppendFormatted(PageRun run) => Runs.Add(run);

        /// <summary>A line.</summary>
        public void AppendFormatted(PageLine line) => Runs.AddRange(line.Runs);
    }
}
