using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Credentials;
using ResponsivenessMonitor.Commands.Checking;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Bluesky;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Tests.Platforms.Bluesky;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Acts;

/// <summary>Where secrets are found, and how sessions are kept.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class CredentialStoreTests(DatabaseProvider provider)
{
    private const string Secret = "correct-horse-battery";
    private static readonly SessionKey Key = new(Platform.Bluesky, "env:DESK", "pds.uni.example");

    private TestDatabase database = null!;
    private CredentialStore store = null!;

    private static CancellationToken Patience => TestContext.CurrentContext.CancellationToken;

    private string Folder => database.Settings["Storage:Folder"]!;

    [SetUp]
    public async Task OpenAsync()
    {
        database = await TestDatabase.OpenAsync(provider);
        store = Another();
    }

    [TearDown]
    public async Task CloseAsync() => await database.DisposeAsync();

    [Test]
    public async Task A_secret_is_read_anew_each_time_from_its_file()
    {
        string path = Path.Combine(Folder, "token");
        Assert.That(await store.FindAsync($"file:{path}", Patience), Is.TypeOf<CredentialLookup.Missing>());
        await File.WriteAllTextAsync(path, $"  {Secret}\n", Patience);
        Assert.That((await store.FindAsync($"file:{path}", Patience) as CredentialLookup.Found)?.Secret, Is.EqualTo(Secret));
        await File.WriteAllTextAsync(path, "another", Patience);
        CredentialLookup found = await store.FindAsync($"file:{path}", Patience);
        Assert.That((found as CredentialLookup.Found)?.Secret, Is.EqualTo("another"));
        Assert.That($"{found}", Does.Not.Contain("another"));
        await File.WriteAllTextAsync(path, " \n", Patience);
        Assert.That((await store.FindAsync($"file:{path}", Patience) as CredentialLookup.Missing)?.Why, Does.Contain("empty"));
    }

    [TestCase("env:RM_TEST_NOT_SET_ANYWHERE", "the environment variable RM_TEST_NOT_SET_ANYWHERE is not set")]
    [TestCase("env:", "names no credential")]
    [TestCase("file:", "names no credential")]
    [TestCase("", "names no credential")]
    [TestCase("hunter2", "names no credential")]
    public async Task What_is_missing_is_told_and_never_repeated_where_it_may_be_the_secret(string reference, string told)
    {
        string why = ((CredentialLookup.Missing)await store.FindAsync(reference, Patience)).Why;
        Assert.That(why, Does.Contain(told).And.Not.Contain("hunter2"));
    }

    [Test]
    public async Task A_session_is_found_by_every_replica()
    {
        Assert.That(await store.SessionAsync(Key, Patience), Is.Null);
        KeptSession? kept = await store.KeepAsync(Key, before: null, Secret, Patience);
        Assert.That(kept, Is.EqualTo(new KeptSession(Secret, 1)));
        Assert.That(await Another().SessionAsync(Key, Patience), Is.EqualTo(kept));
        Assert.That(await store.SessionAsync(Key with { Host = "other.example" }, Patience), Is.Null);
        Assert.That($"{kept}", Does.Not.Contain(Secret));
    }

    [Test]
    public async Task Of_two_who_renew_a_session_the_first_one_s_is_kept()
    {
        KeptSession? first = await store.KeepAsync(Key, before: null, "one", Patience);
        KeptSession? mine = await store.KeepAsync(Key, first, "two", Patience);
        KeptSession? theirs = await Another().KeepAsync(Key, first, "three", Patience);
        Assert.That(mine, Is.EqualTo(new KeptSession("two", 2)));
        Assert.That(theirs, Is.EqualTo(mine));
        Assert.That(await Another().KeepAsync(Key, before: null, "four", Patience), Is.EqualTo(mine));
    }

    [Test]
    public async Task Of_many_who_sign_in_at_once_all_go_on_with_the_same_session()
    {
        KeptSession?[] kept = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => Another().KeepAsync(Key, before: null, $"session {i}", Patience).AsTask())
        );
        Assert.That(kept.Distinct().ToArray(), Has.Length.EqualTo(1).And.All.Not.Null);
    }

    [Test]
    public async Task A_session_that_was_forgotten_can_be_kept_anew_but_not_by_who_still_has_the_old_one()
    {
        KeptSession? first = await store.KeepAsync(Key, before: null, "one", Patience);
        Assert.That(await store.KeepAsync(Key, first, content: null, Patience), Is.Null);
        Assert.That(await store.SessionAsync(Key, Patience), Is.Null);
        Assert.That(await Another().KeepAsync(Key, first, "late", Patience), Is.Null);
        Assert.That((await store.KeepAsync(Key, before: null, "two", Patience))?.Content, Is.EqualTo("two"));
    }

    [Test]
    public async Task Nothing_in_the_database_can_be_read_without_the_key_or_moved_elsewhere()
    {
        _ = await store.KeepAsync(Key, before: null, Secret, Patience);
        await using MonitorDbContext db = database.CreateDbContext();
        byte[] content = (await db.Sessions.AsNoTracking().SingleAsync(Patience)).Content!;
        Assert.That(Encoding.Latin1.GetString(content), Does.Not.Contain(Secret));
        Assert.That(await db.Keys.AsNoTracking().Select(key => key.Name).ToListAsync(Patience), Has.None.Contains("secret"));
        StoredSession moved = new()
        {
            Platform = Platform.Mastodon,
            Credential = Key.Credential,
            Host = Key.Host,
            Content = content,
        };
        Assert.That(await Sessions.ReplaceAsync(db, moved, Patience), Is.True);
        Assert.That(await store.SessionAsync(Key with { Platform = Platform.Mastodon }, Patience), Is.Null);
    }

    [Test]
    public async Task A_session_under_another_key_counts_as_none_and_is_replaced()
    {
        _ = await store.KeepAsync(Key, before: null, Secret, Patience);
        File.Delete(KeyFile);
        CredentialStore later = Another();
        Assert.That(await later.SessionAsync(Key, Patience), Is.Null);
        Assert.That(await later.KeepAsync(Key, before: null, "new", Patience), Is.EqualTo(new KeptSession("new", 2)));
        Assert.That((await later.SessionAsync(Key, Patience))?.Content, Is.EqualTo("new"));
    }

    [Test]
    public async Task The_key_is_its_owner_s_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Windows has no such modes.");
            return;
        }

        _ = await store.KeepAsync(Key, before: null, Secret, Patience);
        Assert.That(File.GetUnixFileMode(KeyFile), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(Directory.GetFiles(Folder, "*.key*"), Is.EqualTo([KeyFile]));
    }

    [TestCase("no base64 at all!", "does not hold bytes in base64")]
    [TestCase("c2hvcnQ=", "holds less than 32 bytes")]
    [TestCase(null, "cannot be read or made")]
    public async Task A_key_that_was_named_and_cannot_be_used_is_told(string? content, string told)
    {
        string path = Path.Combine(Folder, "named");
        if (content is not null)
        {
            await File.WriteAllTextAsync(path, content, Patience);
        }

        SecretBox box = new(new SecretsOptions { KeyFile = "named" }, database.Get<StorageOptions>());
        Assert.That(
            () => box.Close("x", "y"),
            Throws
                .InstanceOf<SettingFaultException>()
                .With.Message.StartsWith("Secrets:KeyFile: ")
                .And.Message.Contains(told)
                .And.Message.Contains("head -c 32 /dev/urandom | base64")
        );
    }

    [Test]
    public async Task A_check_says_in_plain_words_that_the_key_cannot_be_used_and_how_to_mend_it()
    {
        await using BlueskyStage stage = new();
        await stage.StartAsync(Patience);
        string path = Path.Combine(Folder, "password");
        await File.WriteAllTextAsync(path, BlueskyScript.AppPassword, Patience);
        SecretBox box = new(new SecretsOptions { KeyFile = "nowhere" }, database.Get<StorageOptions>());
        CredentialStore closed = new(database, box, NullLogger<CredentialStore>.Instance);
        BlueskyPlatform bluesky = new(stage.Http, closed, stage.Settings, stage.Time);
        AccountId desk = stage.Access.Account;
        Account account = new()
        {
            Slug = desk,
            Platform = desk.Platform,
            Handle = stage.Access.Handle,
        };
        IReadOnlyList<(Account, AccessCheck Found)> found = await new AccessChecks(new PlatformRegister([bluesky], [])).RunAsync(
            [(account, AccessReference.Read($"file:{path}"))],
            Patience
        );
        string key = Path.Combine(Folder, "nowhere");
        Assert.That(
            (found[0].Found as AccessCheck.Lacks)?.What,
            Does.StartWith($"the session by which it is read cannot be kept: Secrets:KeyFile: {key} cannot be read or made: ")
                .And.EndsWith($"Make one with: (umask 077; head -c 32 /dev/urandom | base64 > {key})"),
            $"{found[0].Found}"
        );
        Assert.That(((AccessCheck.Lacks)found[0].Found).Mend, Is.EqualTo("then check again"));
    }

    [Test]
    public async Task A_key_is_made_although_another_process_of_the_same_number_is_making_it()
    {
        _ = Directory.CreateDirectory($"{KeyFile}.{Environment.ProcessId}");
        Assert.That(await store.KeepAsync(Key, before: null, Secret, Patience), Is.Not.Null);
    }

    private string KeyFile => Path.Combine(Folder, "responsiveness-monitor.key");

    /// <summary>Another replica on the same database and the same folder.</summary>
    private CredentialStore Another() =>
        new(database, new SecretBox(new SecretsOptions(), database.Get<StorageOptions>()), NullLogger<CredentialStore>.Instance);
}
