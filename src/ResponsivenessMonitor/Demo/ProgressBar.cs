namespace ResponsivenessMonitor.Demo;

/// <summary>Shows on a terminal how far a long work is; says nothing where nobody watches.</summary>
internal sealed class ProgressBar(TextWriter error, string what)
{
    private const int Width = 40;
    private readonly bool isWatched = !Console.IsErrorRedirected;
    private int shown = -1;

    /// <param name="share">From 0 to 1.</param>
    internal void Show(double share)
    {
        int percent = (int)(share * 100);
        if (!isWatched || percent == shown)
        {
            return;
        }

        shown = percent;
        int full = (int)(share * Width);
        error.Write($"\r{what} [{new string('#', full)}{new string('.', Width - full)}] {percent, 3} %");
    }

    internal void Finish()
    {
        if (isWatched)
        {
            Show(1);
            error.WriteLine();
        }
    }
}
