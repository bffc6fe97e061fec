namespace ResponsivenessMonitor.Data;

/// <summary>A file beside a SQLite file that one process at a time holds; the operating system gives it back when the process ends in any way.</summary>
internal sealed class StoreLock : IDisposable
{
    private readonly FileStream file;

    private StoreLock(FileStream file) => this.file = file;

    /// <summary>Whether it was not given back yet.</summary>
    internal bool IsHeld => file.CanWrite;

    /// <summary>Takes the lock, or null when another process has it.</summary>
    /// <exception cref="StoreException">The file cannot be made.</exception>
    internal static StoreLock? TryTake(string databaseFile)
    {
        string path = $"{databaseFile}.lock";
        try
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
            return new StoreLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or DirectoryNotFoundException or PathTooLongException)
        {
            throw new StoreException(
                $"{path} cannot be written: {fault.Message} Make the folder writable, or name another file in Database:ConnectionString or another folder in Storage:Folder.",
                fault
            );
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
        catch (IOException fault)
        {
            throw new StoreException($"{path} cannot be written: {fault.Message}", fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
