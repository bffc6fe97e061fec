using NodaTime;

namespace ResponsivenessMonitor.Mail;

/// <summary>Puts letters into a folder, each in a file named by its key: the same letter twice is the same file once, so none is ever in doubt.</summary>
/// <param name="folder">The folder; it is made when there is none.</param>
/// <param name="listId">By what people sort their mail.</param>
internal sealed class PickupTransport(string folder, string listId) : IMailTransport
{
    public async Task<SendResult> SendAsync(OutgoingLetter letter, Duration timeout, CancellationToken cancellationToken)
    {
        if (letter.Key.Length == 0 || !letter.Key.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            throw new ArgumentException("A letter's key holds letters, digits and hyphens only.", nameof(letter));
        }

        if (Undeliverable.Reason(letter) is { } refused)
        {
            return refused;
        }

        try
        {
            byte[] message = await MimeLetter.WriteAsync(letter, listId, cancellationToken);
            DirectoryInfo directory = Directory.CreateDirectory(folder);
            string file = Path.Combine(directory.FullName, $"{letter.Key}.eml");
            string unfinished = $"{file}.part";
            await File.WriteAllBytesAsync(unfinished, message, cancellationToken);
            File.Move(unfinished, file, overwrite: true);
            return new SendResult.Accepted($"Written to {letter.Key}.eml.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new SendResult.Deferred($"The letter could not be written to the pickup folder: {exception.Message}");
        }
    }
}
