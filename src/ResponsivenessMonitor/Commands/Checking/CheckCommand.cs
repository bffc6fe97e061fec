using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Commands.Calendars;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Jobs.Reconciling;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Commands.Checking;

/// <summary>
/// <c>check</c>: settings, calendars, database, accesses and mail, all problems at once and nothing changed but the count of what platforms bill. Only when it is asked to it sends: one letter.
/// </summary>
internal static class CheckCommand
{
    internal static Command Build(Surroundings around)
    {
        Option<string> sendTo = TextOption.Of(
            "--send-to",
            "ADDRESS",
            "Sends one test letter to the address, as the service would.",
            text =>
                Addresses.IsOne(text)
                    ? text
                    : throw new FormatException($"'{text}' is no e-mail address; write one, such as jo@uni.example")
        );
        Command check = new("check", "Checks settings, database, calendars, accesses and mail, without changing or sending anything.")
        {
            sendTo,
        };
        check.OnDatabase(
            around,
            (parse, room, cancellationToken) => RunAsync(room, parse.GetValue(sendTo), cancellationToken),
            DatabaseNeed.None,
            Settings.LoadReadable
        );
        return check;
    }

    private static async Task<int> RunAsync(Room room, string? sendTo, CancellationToken cancellationToken)
    {
        // All of them are asked, whatever the first ones say.
        bool[] good =
        [
            CheckSettings(room),
            CalendarsCheckCommand.Check(room.Get<CalendarSettings>(), room.Output, room.Error),
            await WithSettingsAsync(room, "Database", () => CheckDatabaseAsync(room, cancellationToken)),
            await MailCheck.ProveAsync(room, cancellationToken),
            sendTo is null || await MailCheck.SendAsync(room, sendTo, cancellationToken),
        ];
        bool isGood = good.All(one => one);
        await room.Output.WriteLineAsync(isGood ? "All is well." : "Mend what is named above.");
        return isGood ? ExitCode.Good : ExitCode.Nothing;
    }

    private static bool CheckSettings(Room room)
    {
        IConfiguration settings = room.Get<IConfiguration>();
        Concealed concealed = new(settings);
        string[] faults = [.. SettingFaults.Unknown(settings), .. StartFaults.Of(settings)];
        foreach (string fault in faults)
        {
            room.Error.WriteLine($"Settings: {concealed.In(fault)}");
        }

        if (faults.Length == 0)
        {
            room.Output.WriteLine("Settings: well-formed.");
            TellMissing(room);
            TellHeartbeat(room);
        }

        return faults.Length == 0;
    }

    /// <summary>Does what wants well-formed settings, and says where they are not that it was not done.</summary>
    private static async Task<bool> WithSettingsAsync(Room room, string what, Func<Task<bool>> check)
    {
        try
        {
            return await check();
        }
        catch (Exception fault) when (SettingFaults.IsOne(fault))
        {
            await room.Error.WriteLineAsync($"{what}: not tried, because settings are wrong; see above.");
            return false;
        }
    }

    /// <summary>What may be missing and is missed: nobody is told that nobody is told.</summary>
    private static void TellMissing(Room room)
    {
        IConfiguration settings = room.Get<IConfiguration>();
        (string Setting, string Without)[] wanted =
        [
            ("Marketing:Address", "digests, escalations and letters of accounts that rehearse reach nobody"),
            ("Ops:Address", "nobody is told when a platform cannot be read"),
            ("Web:PublicUrl", "letters have no buttons, and say in words what to do"),
            ("Monitoring:HeartbeatUrl", "nobody is told when this service itself stops or fails"),
        ];
        foreach ((string setting, string without) in wanted.Where(pair => string.IsNullOrWhiteSpace(settings[pair.Setting])))
        {
            room.Error.WriteLine($"Settings: {setting} is not stated; {without}.");
        }
    }

    private static void TellHeartbeat(Room room)
    {
        if (room.Get<MonitoringOptions>().Address() is { } address)
        {
            string every = room.Get<TickOptions>().Reconcile.ToString("c", CultureInfo.InvariantCulture);
            room.Output.WriteLine($"Heartbeat: {address.Host} is called every {every} while all is well; it was not called now.");
        }
    }

    private static async Task<bool> CheckDatabaseAsync(Room room, CancellationToken cancellationToken)
    {
        const string setting = "Database:ConnectionString";
        await using MonitorDbContext db = await room.OpenAsync(cancellationToken);
        try
        {
            Store store = room.Get<Store>();
            if (!await store.ExistsAsync(cancellationToken))
            {
                await room.Error.WriteLineAsync($"Database: {store.Missing}");
                return false;
            }

            string[] pending = [.. await db.Database.GetPendingMigrationsAsync(cancellationToken)];
            if (pending.Length > 0)
            {
                await room.Error.WriteLineAsync(
                    $"{setting}: the database is older than this version ({pending.Length} changes pending); run 'responsiveness-monitor migrate'."
                );
                return false;
            }

            await room.Output.WriteLineAsync("Database: reachable and up to date.");
            bool isDone = await BacklogCheck.RunAsync(room, db, cancellationToken);
            return await WithSettingsAsync(room, "Accounts", () => CheckAccountsAsync(room, db, cancellationToken)) && isDone;
        }
        catch (StoreException fault)
        {
            await room.Error.WriteLineAsync($"Database: {fault.Message}");
            return false;
        }
        catch (Exception fault)
            when (fault is DbException or ArgumentException or InvalidOperationException { InnerException: DbException })
        {
            await room.Error.WriteLineAsync($"{setting}: the database cannot be used: {fault.GetBaseException().Message.TrimEnd('.')}.");
            return false;
        }
    }

    private static async Task<bool> CheckAccountsAsync(Room room, MonitorDbContext db, CancellationToken cancellationToken)
    {
        AccountRegister register = await AccountRegister.LoadAsync(db, cancellationToken);
        RegisterAccounts act = room.Get<RegisterAccounts>();
        AccessChecks checks = new(room.Get<PlatformRegister>());
        Account[] inForce = [.. register.Accounts.Where(account => account.State is AccountState.Live or AccountState.Closing)];
        (Account Account, AccountDraft Draft)[] drafts = [.. inForce.Select(account => (account, register.DraftOf(account)))];
        bool isGood = true;
        foreach ((Account account, AccountDraft draft) in drafts.Where(pair => act.AccessOf(pair.Draft) != ReadingAccess.Available))
        {
            // One that nothing here can read is registered all the same.
            string why =
                act.AccessOf(draft) == ReadingAccess.NoConnector
                    ? PlatformRegister.WhyNone(account.Platform, credential: null)
                    : "no access is stated; state it with 'accounts set', such as access=env:NAME";
            await room.Error.WriteLineAsync($"{account.Slug}: its replies show as \"not read\": {why}.");
        }

        (Account Account, AccessReference Access)[] readable =
        [
            .. drafts.Where(pair => act.AccessOf(pair.Draft) == ReadingAccess.Available).Select(pair => (pair.Account, pair.Draft.Access!)),
        ];
        PlatformSettings.Tell(room, readable);
        foreach ((Account account, AccessCheck found) in await checks.RunAsync(readable, cancellationToken))
        {
            // What it costs to find out is counted as all reads are.
            MeteredReads spending = MeteredReads.Of(account.Id, room.Now, found.Reads.Posts, found.Reads.Users);
            await ReadsMeter.AddBesideReadingsAsync(db, spending, cancellationToken);
            if (await room.Get<ReadsBudget>().WordsAsync(db, account, room.Now, cancellationToken) is { } spent)
            {
                await room.Output.WriteLineAsync($"{account.Slug}: {spent}.");
            }

            switch (found)
            {
                case AccessCheck.Works works:
                    await room.Output.WriteLineAsync($"{account.Slug}: can be read: {works.What}.");
                    break;
                case AccessCheck.Lacks lacks:
                    isGood = false;
                    await room.Error.WriteLineAsync($"{account.Slug}: its replies show as \"not read\": {lacks.What}; {lacks.Mend}.");
                    break;
            }
        }

        if (readable.Length > 0)
        {
            PollingOptions polling = room.Get<PollingOptions>();
            string within = polling.InOfficeHours.ToString("c", CultureInfo.InvariantCulture);
            await room.Output.WriteLineAsync(
                $"Readings: a question is seen within {within} (hours, minutes, seconds) in office hours, while the platforms' limits allow it."
            );
        }

        await room.Output.WriteLineAsync($"Accounts: {inForce.Length} in force.");
        return isGood;
    }
}
