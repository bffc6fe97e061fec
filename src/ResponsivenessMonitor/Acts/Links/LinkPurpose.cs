namespace ResponsivenessMonitor.Acts.Links;

/// <summary>What a signed link is for. The numbers stand in links that are on their way: none is ever given to another purpose.</summary>
internal enum LinkPurpose : byte
{
    /// <summary>To settle an enquiry: no reply needed, answered offline, answered here, duplicate. Of an enquiry.</summary>
    Settle = 1,

    /// <summary>"I have visited", today or on the date that is its subject. Of an account.</summary>
    CheckIn = 2,

    /// <summary>"It is still alive." Of an account.</summary>
    StillAlive = 3,

    /// <summary>"We have closed it." Of an account.</summary>
    SaidClosed = 4,

    /// <summary>To hand over to the deputy until a day, and to take that back. Of a person.</summary>
    HandOver = 5,

    /// <summary>To have no letters until the next opening. Of an account, whose hours count where the person has none.</summary>
    Mute = 6,

    /// <summary>To get no more reminders of daily visits, or to get them again. Of a person.</summary>
    DeclineNudges = 7,

    /// <summary>To confirm a registration in the yearly review. Of an account.</summary>
    ConfirmRegistration = 8,

    /// <summary>Marketing's word on an enquiry closed without a reply after its deadline, or that it is to be open again. Of an enquiry.</summary>
    JudgeClosing = 9,

    /// <summary>To make a remark an enquiry; the item is its subject. Of an account.</summary>
    Promote = 10,

    /// <summary>A page to read: one account's enquiries. Of an account.</summary>
    AccountPage = 32,

    /// <summary>A page to read: all accounts, for Marketing. Of nothing.</summary>
    OverviewPage = 33,
}
