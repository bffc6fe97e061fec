using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Jobs.Recipients;

/// <summary>Who gets a letter in which role.</summary>
/// <param name="Role">The role the notices are for.</param>
/// <param name="Name">The recipient's name.</param>
/// <param name="Address">Their address.</param>
/// <param name="PersonId">The person, or null for Marketing and ops.</param>
internal sealed record Recipient(Role Role, string Name, string Address, long? PersonId)
{
    /// <summary>While an account rehearses, whom the letter would have gone to; else null.</summary>
    internal string? WouldHaveGoneTo { get; init; }
}

/// <summary>Looks up a role's person: when the letter is written, not when the notice was made.</summary>
internal sealed class RecipientBook(MarketingOptions marketing, OpsOptions ops)
{
    /// <summary>Who is to be told, or null when the role has nobody or no address.</summary>
    /// <param name="notice">What is to be told.</param>
    /// <param name="account">The account it is about, with its people; null when it is about several.</param>
    /// <param name="isRehearsing">Whether the account rehearses, so that Marketing alone is written to (§5).</param>
    internal Recipient? Find(Notice notice, Account? account, bool isRehearsing)
    {
        Recipient? own = notice.Role switch
        {
            Role.Marketing => Office(Role.Marketing, marketing.Name, marketing.Address),
            Role.Operations => Office(Role.Operations, ops.Name, ops.Address),
            Role.Administrator => OfPerson(notice.Role, account?.Administrator),
            Role.Deputy => OfPerson(notice.Role, account?.Deputy),
            _ => OfPerson(notice.Role, account?.Authoriser),
        };
        if (!isRehearsing || notice.Role is Role.Marketing or Role.Operations)
        {
            return own;
        }

        if (notice.Role == Role.Deputy)
        {
            return null; // a copy of what Marketing gets in the administrator's stead
        }

        return Office(Role.Marketing, marketing.Name, marketing.Address) is { } instead
            ? instead with
            {
                WouldHaveGoneTo = own is null ? $"the {notice.Role.ToString().ToLowerInvariant()}" : $"{own.Name} <{own.Address}>",
            }
            : null;
    }

    private static Recipient? Office(Role role, string name, string address) =>
        address.Length == 0 ? null : new Recipient(role, name, address, PersonId: null);

    private static Recipient? OfPerson(Role role, RegisteredPerson? person) =>
        person?.Address is { Length: > 0 } address ? new Recipient(role, person.Name, address, person.Id) : null;
}
