using ResponsivenessMonitor.Tests.Audit;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary><c>pages</c>: freshly signed links for Marketing.</summary>
internal sealed class PagesTests
{
    private const string Site = "--Web:PublicUrl=https://monitor.uni.example";

    private AnOffice office = null!;

    [SetUp]
    public void Begin()
    {
        office = new AnOffice();
        office.Register();
    }

    [TearDown]
    public void End() => office.Dispose();

    [Test]
    public void It_prints_a_link_to_all_accounts_or_to_one()
    {
        AuditOutcome all = office.Run("pages", Site);
        AuditOutcome one = office.Run("pages", "x/LibraryDesk", Site);
        Assert.That((all.Code, one.Code), Is.EqualTo((0, 0)), all.Error + one.Error);
        Assert.That(all.Output, Does.Match("^https://monitor.uni.example/p/[A-Za-z0-9_-]+\n$"));
        Assert.That(one.Output, Does.Match("^https://monitor.uni.example/p/[A-Za-z0-9_-]+\n$").And.Not.EqualTo(all.Output));
        Assert.That(all.Error, Does.Contain("It lasts until 2026-06-24T09:00:00Z"));
    }

    [Test]
    public void Without_a_public_address_it_says_what_is_missing()
    {
        AuditOutcome none = office.Run("pages");
        Assert.That((none.Code, none.Output), Is.EqualTo((2, string.Empty)));
        Assert.That(none.Error, Does.Contain("Web:PublicUrl is missing"));
        Assert.That(office.Run("pages", "--Web:PublicUrl=monitor").Error, Does.Contain("'monitor' is not the address of a site"));
        Assert.That(
            office.Run("pages", Site, "--Web:KnownProxies:0=proxy").Error,
            Does.Contain("Web:KnownProxies: 'proxy' is no address of a machine")
        );
    }

    [Test]
    public void An_account_that_is_not_registered_is_told_as_such()
    {
        AuditOutcome unknown = office.Run("pages", "x/librarydisk", Site);
        Assert.That((unknown.Code, unknown.Output), Is.EqualTo((2, string.Empty)));
        Assert.That(unknown.Error, Does.Contain("There is no account x/librarydisk").And.Contain("x/librarydesk"));
        Assert.That(office.Run("pages", "librarydesk", Site).Code, Is.EqualTo(64));
    }
}
