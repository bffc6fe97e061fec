namespace ResponsivenessMonitor.Mail.Letters;

/// <summary>Writes letters as HTML.</summary>
internal sealed class LetterRenderer
{
    private readonly ComponentRenderer components = new();

    /// <summary>The letter as a whole document.</summary>
    /// <param name="letter">The letter.</param>
    internal Task<string> RenderAsync(LetterModel letter) => components.RenderAsync<LetterShell>(nameof(LetterShell.Letter), letter);
}
