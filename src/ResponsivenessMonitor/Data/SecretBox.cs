using System.Security.Cryptography;
using System.Text;

namespace ResponsivenessMonitor.Data;

/// <summary>Encrypts what is kept in the database, under a key that is not (AES-256-GCM; the key is derived from a file).</summary>
internal sealed class SecretBox(SecretsOptions options, StorageOptions storage)
{
    private const string UsualFile = "responsiveness-monitor.key";
    private const byte Form = 1;
    private const int KeyBytes = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly int NonceBytes = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagBytes = AesGcm.TagByteSizes.MaxSize;

    private readonly Lock making = new();
    private byte[]? key;

    /// <summary>Encrypts a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">What it belongs to: in another place it cannot be read.</param>
    /// <exception cref="SettingFaultException">The key's file cannot be read or made.</exception>
    internal byte[] Close(string text, string place)
    {
        byte[] plain = Encoding.UTF8.GetBytes(text);
        byte[] closed = new byte[1 + NonceBytes + TagBytes + plain.Length];
        closed[0] = Form;
        Span<byte> nonce = closed.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using AesGcm cipher = new(Key(), TagBytes);
        cipher.Encrypt(
            nonce,
            plain,
            closed.AsSpan(1 + NonceBytes + TagBytes),
            closed.AsSpan(1 + NonceBytes, TagBytes),
            Encoding.UTF8.GetBytes(place)
        );
        return closed;
    }

    /// <summary>Decrypts what <see cref="Close"/> encrypted; null when it was under another key, for another place, or changed.</summary>
    /// <exception cref="SettingFaultException">The key's file cannot be read or made.</exception>
    internal string? Open(ReadOnlySpan<byte> closed, string place)
    {
        if (closed.Length < 1 + NonceBytes + TagBytes || closed[0] != Form)
        {
            return null;
        }

        byte[] plain = new byte[closed.Length - 1 - NonceBytes - TagBytes];
        try
        {
            using AesGcm cipher = new(Key(), TagBytes);
            cipher.Decrypt(
                closed.Slice(1, NonceBytes),
                closed[(1 + NonceBytes + TagBytes)..],
                closed.Slice(1 + NonceBytes, TagBytes),
                plain,
                Encoding.UTF8.GetBytes(place)
            );
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>Why the key cannot be used, or null when it can, or is still to be made.</summary>
    internal string? Fault()
    {
        if (options.KeyFile.Length == 0 && !File.Exists(storage.Locate(UsualFile)))
        {
            return null;
        }

        try
        {
            _ = Key();
            return null;
        }
        catch (SettingFaultException fault)
        {
            return fault.Message;
        }
    }

    private byte[] Key()
    {
        lock (making)
        {
            return key ??= HKDF.DeriveKey(HashAlgorithmName.SHA256, ReadOrMake(), KeyBytes, info: "sessions"u8.ToArray());
        }
    }

    private byte[] ReadOrMake()
    {
        bool isOwn = options.KeyFile.Length == 0;
        string path = storage.Locate(isOwn ? UsualFile : options.KeyFile);
        try
        {
            if (isOwn && !File.Exists(path))
            {
                Make(path);
            }

            byte[] read = Convert.FromBase64String(File.ReadAllText(path).Trim());
            return read.Length >= KeyBytes
                ? read
                : throw new SettingFaultException("Secrets:KeyFile", $"{path} holds less than {KeyBytes} bytes. {HowToMake(path)}");
        }
        catch (FormatException fault) when (fault is not SettingFaultException)
        {
            throw new SettingFaultException("Secrets:KeyFile", $"{path} does not hold bytes in base64. {HowToMake(path)}", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SettingFaultException(
                "Secrets:KeyFile",
                $"{path} cannot be read or made: {fault.Message} Let the user that the service runs as do so. {HowToMake(path)}",
                fault
            );
        }
    }

    /// <summary>Written beside and then put in place, so that nobody ever reads half a key; of two who make it at once the first one's stays.</summary>
    private static void Make(string path)
    {
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        string beside = $"{path}.{RandomNumberGenerator.GetHexString(12)}"; // processes in containers that share the folder have the same id
        FileStreamOptions mode = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            mode.UnixCreateMode = OwnerOnly;
        }

        using (StreamWriter writer = new(beside, mode))
        {
            writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)));
        }

        try
        {
            File.Move(beside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(beside);
        }
    }

    private static string HowToMake(string path) => $"Make one with: (umask 077; head -c 32 /dev/urandom | base64 > {path})";
}
