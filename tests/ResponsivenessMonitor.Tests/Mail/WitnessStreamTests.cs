using ResponsivenessMonitor.Mail;

namespace ResponsivenessMonitor.Tests.Mail;

/// <summary>Whichever way a message's last part is read, it is known whether all of it was.</summary>
internal sealed class WitnessStreamTests
{
    private static readonly Func<Stream, Task<int>>[] Ways =
    [
        stream => Task.FromResult(stream.Read(new byte[4], 0, 4)),
        stream => Task.FromResult(stream.Read(stackalloc byte[4])),
        stream => stream.ReadAsync(new byte[4], 0, 4, CancellationToken.None),
        stream => stream.ReadAsync(new byte[4].AsMemory(), CancellationToken.None).AsTask(),
    ];

    [TestCaseSource(nameof(Ways))]
    public async Task It_tells_when_it_was_read_to_its_end(Func<Stream, Task<int>> read)
    {
        await using WitnessStream stream = new([1, 2, 3, 4, 5]);
        Assert.That((await read(stream), stream.ReadToEnd), Is.EqualTo((4, false)));
        Assert.That((await read(stream), stream.ReadToEnd), Is.EqualTo((1, true)));
        Assert.That(stream.Withhold(), Is.False, "it is too late");
    }

    [TestCaseSource(nameof(Ways))]
    public async Task What_is_withheld_is_read_no_further(Func<Stream, Task<int>> read)
    {
        await using WitnessStream stream = new([1, 2, 3, 4, 5]);
        _ = await read(stream);
        Assert.That(stream.Withhold(), Is.True);
        Assert.That(async () => await read(stream), Throws.InstanceOf<IOException>());
        Assert.That(stream.ReadToEnd, Is.False);
    }
}
