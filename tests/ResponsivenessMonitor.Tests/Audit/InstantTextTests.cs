using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ResponsivenessMonitor.Audit.Reading;

namespace ResponsivenessMonitor.Tests.Audit;

/// <summary>Instants as the file writes them, against the framework's own reading.</summary>
internal sealed class InstantTextTests
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mmzzz",
        "yyyy-MM-dd'T'HH:mm:sszzz",
        "yyyy-MM-dd'T'HH:mm:ss.fzzz",
        "yyyy-MM-dd'T'HH:mm:ss.fffzzz",
        "yyyy-MM-dd'T'HH:mm:ss.fffffffzzz",
    ];

    [Test]
    public void Every_instant_reads_as_the_framework_reads_it()
    {
        Gen<(long Ticks, int Offset, string Format)> texts =
            from ticks in Gen.Choose(0, int.MaxValue).Select(seconds => seconds * 10_000_000L)
            from fraction in Gen.Choose(0, 9_999_999)
            from offset in Gen.Choose(-14 * 60, 14 * 60)
            from format in Gen.Elements(Formats)
            select (DateTime.UnixEpoch.Ticks + 864_000_000_000 + ticks * 3 + fraction, offset, format);
        Prop.ForAll(
                texts.ToArbitrary(),
                value =>
                {
                    string text = new DateTimeOffset(value.Ticks, TimeSpan.Zero)
                        .ToOffset(TimeSpan.FromMinutes(value.Offset))
                        .ToString(value.Format, CultureInfo.InvariantCulture);
                    DateTimeOffset expected = DateTimeOffset.ParseExact(text, value.Format, CultureInfo.InvariantCulture);
                    InstantFault fault = InstantText.Read(Encoding.UTF8.GetBytes(text), out long ticks);
                    return (fault == InstantFault.None && ticks == expected.UtcTicks - DateTime.UnixEpoch.Ticks).Label(text);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000).WithQuietOnSuccess(true));
    }

    [TestCase("2026-06-09 10:00:00Z")]
    [TestCase("2026-06-09t10:00:00z")]
    [TestCase("2026-06-09T10:00:00.Z")]
    [TestCase("2026-06-09T10:00:0Z")]
    [TestCase("2026-06-09T10Z")]
    [TestCase("2026-06-09")]
    [TestCase("2026-06-09T10:00:00+1:00")]
    [TestCase("2026-06-09T10:00:00+01:0")]
    [TestCase("2026-06-09T10:00:00+01:60")]
    [TestCase("2026-06-09T10:00:00+14:01")]
    [TestCase("2026-06-09T10:00:00Z ")]
    [TestCase("２026-06-09T10:00:00Z")]
    [TestCase("1780999200")]
    public void Other_forms_are_no_instants(string text) =>
        Assert.That(InstantText.Read(Encoding.UTF8.GetBytes(text), out _), Is.EqualTo(InstantFault.Form));
}
