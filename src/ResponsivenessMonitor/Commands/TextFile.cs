using System.Text;

namespace ResponsivenessMonitor.Commands;

/// <summary>Where a verb writes what it was asked for: a file that it names, or the output.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the text, and the file whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    internal static async Task WriteAsync(this Room room, string? path, string text, CancellationToken cancellationToken)
    {
        if (path is null or "-")
        {
            await room.Output.WriteAsync(text.AsMemory(), cancellationToken);
            return;
        }

        string begun = $"{path}.part";
        await File.WriteAllTextAsync(begun, text, Plain, cancellationToken);
        File.Move(begun, path, overwrite: true);
    }
}
