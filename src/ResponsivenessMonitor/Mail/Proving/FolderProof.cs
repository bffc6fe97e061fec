namespace ResponsivenessMonitor.Mail.Proving;

/// <summary>Whether letters can be written into a folder. Where there is none yet, the nearest one above it has to be writable.</summary>
internal static class FolderProof
{
    private const string Trial = ".responsiveness-monitor-check";

    /// <summary>Writes a file that is gone when it is closed.</summary>
    /// <param name="folder">The folder's full path.</param>
    internal static MailProof Of(string folder)
    {
        string? nearest = folder;
        while (nearest is not null && !Directory.Exists(nearest))
        {
            if (File.Exists(nearest))
            {
                return new MailProof.Problem(
                    $"{nearest} is a file, so no letter can be written to {folder}. Name a folder in Mail:Folder."
                );
            }

            nearest = Path.GetDirectoryName(nearest);
        }

        try
        {
            using FileStream trial = new(
                Path.Combine(nearest ?? folder, $"{Trial}-{Environment.ProcessId}"),
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    Options = FileOptions.DeleteOnClose,
                }
            );
            trial.WriteByte((byte)'.');
            trial.Flush();
            return new MailProof.Works($"letters are written to {folder}, and sent by nobody but who takes them from there.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new MailProof.Problem(
                $"no file can be written to {nearest} ({fault.Message.TrimEnd('.')}). Let the service's user write there, or name another folder in Mail:Folder."
            );
        }
    }
}
