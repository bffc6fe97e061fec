using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using static ResponsivenessMonitor.Demo.DemoAccount;

namespace ResponsivenessMonitor.Demo;

/// <summary>Accounts of the pretend university that cannot always be read, or that nobody may read.</summary>
internal static class HinderedAccounts
{
    private const string Server = "@social.demo-university.example";

    internal static DemoAccount Engineering { get; } =
        new(
            Platform.Facebook,
            "LarkmoorEngineering",
            "Larkmoor Engineering",
            Steward.Department,
            "Its token is revoked for a day: access lost of ours, told to its administrator, and no sign against the account."
        )
        {
            Administrator = Someone("Edda Rowntree"),
            Deputy = Someone("Silas Moor"),
            Authoriser = Someone("Hugo Strand"),
        };

    internal static DemoAccount News { get; } =
        new(
            Platform.Mastodon,
            $"LarkmoorNews{Server}",
            "Larkmoor News",
            Steward.Marketing,
            "Its platform is down for some office hours: what was asked meanwhile is found late, and said so."
        )
        {
            Administrator = Someone("Tobias Quill"),
            Deputy = Someone("Ines Farrow"),
            Authoriser = Someone("Maud Ellerby"),
        };

    internal static DemoAccount OpenScience { get; } =
        new(
            Platform.Mastodon,
            $"OpenScience{Server}",
            "Larkmoor Open Science",
            Steward.Department,
            "On the platform that is down; publishes by schedule and hardly does anything else: weak evidence of visits."
        )
        {
            Administrator = Someone("Yorick Vale"),
            Deputy = Someone("Hedda Lisle"),
            Authoriser = Someone("Petra Vane"),
            PostingInterval = Duration.FromDays(1),
        };

    internal static DemoAccount Careers { get; } =
        new(
            Platform.X,
            "LarkmoorCareers",
            "Larkmoor Careers",
            Steward.Department,
            "Suspended by its platform for five days: cannot be seen, then looks defunct; asked about an appeal; revives."
        )
        {
            Administrator = Someone("Corin Hale"),
            Deputy = Someone("Philippa Thorne"),
            Authoriser = Someone("Hugo Strand"),
        };

    internal static DemoAccount Lectures { get; } =
        new(
            Platform.YouTube,
            "LarkmoorLectures",
            "Larkmoor Lectures",
            Steward.Department,
            "Nobody has given credentials: not read, its replies unknown; check-ins work all the same."
        )
        {
            Access = ReadingAccess.NoCredentials,
            Administrator = Someone("Jonas Wetherby"),
            Deputy = Someone("Hedda Lisle"),
            Authoriser = Someone("Petra Vane"),
            Comments = CommentRule.None,
        };

    internal static DemoAccount Freshers { get; } =
        new(
            Platform.TikTok,
            "LarkmoorFreshers",
            "Larkmoor Freshers",
            Steward.Department,
            "Nobody has approved it: proposed, never read, and in the weekly list of what registrations lack."
        )
        {
            State = AccountState.Proposed,
            LiveSince = null,
            MonitoredSince = null,
            Administrator = Someone("Una Whitlock"),
            ApprovedOn = null,
            RegisteredOn = null,
            RunBy = RunBy.StudentsUnion,
            BusinessCase = null,
            ContentSamples = null,
        };
}
