using NodaTime;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Acts;

/// <summary>Whether an account may become what somebody wants it to be, by the rules of registration (§5).</summary>
internal static class AccountCheck
{
    /// <summary>The draft with what the register adds to it, and everything that speaks against it.</summary>
    internal static SettledDraft Settle(AccountRegister register, AccountDraft draft, Instant now)
    {
        AccountDraft? before = register.Find(draft.Slug) is { } known ? register.DraftOf(known) : null;
        List<FieldFault> faults = [];
        AccountDraft named = draft with
        {
            Name = draft.Name.Length == 0 ? draft.Handle : draft.Name,
            Administrator = Named(register, draft.Administrator, "administrator", faults),
            Deputy = Named(register, draft.Deputy, "deputy", faults),
            Authoriser = Named(register, draft.Authoriser, "authoriser", faults),
        };
        if (
            register.Find(named.Slug.Platform, named.Handle) is { } other
            && other.Slug != named.Slug
            && string.Equals(other.Handle, named.Handle, StringComparison.OrdinalIgnoreCase)
        )
        {
            faults.Add(new FieldFault("handle", $"{other.Slug} has this handle already"));
        }

        AccountDraft settled = Move(before, named, now, faults);
        if (before is { State: not AccountState.Proposed, MonitoredSince: { } since } && !(settled.MonitoredSince >= since))
        {
            faults.Add(new FieldFault("monitored_since", $"it is watched since {since:uuuu-MM-dd}; it can move on, and not back"));
        }

        return new SettledDraft(settled, faults);
    }

    private static AccountDraft Move(AccountDraft? before, AccountDraft draft, Instant now, List<FieldFault> faults)
    {
        AccountState from = before?.State ?? AccountState.Proposed;
        OfficialAccount account = ToOfficialAccount(draft, from);
        StateChange? change = (from == draft.State, draft.State) switch
        {
            (true, _) => null,
            (_, AccountState.Live) when from == AccountState.Closing => account.Keep(),
            (_, AccountState.Live) => account.GoLive(now),
            (_, AccountState.Closing) => account.BeginClosing(),
            (_, AccountState.Closed) => account.Close(),
            _ => new StateChange.OutOfOrder(from, draft.State),
        };
        switch (change)
        {
            case StateChange.Moved moved:
                return draft with { MonitoredSince = moved.Account.Registration.MonitoredSince };
            case StateChange.Incomplete incomplete:
                faults.Add(new FieldFault("state", $"to go live it still needs {Words(incomplete.Needs)}"));
                break;
            case StateChange.OutOfOrder order:
                faults.Add(
                    new FieldFault(
                        "state",
                        $"it is {AccountFields.Word(order.From)} and cannot become {AccountFields.Word(order.To)}: "
                            + "the states are proposed, live, closing, closed, one after the other"
                    )
                );
                break;
            default:
                if (from is AccountState.Live or AccountState.Closing && account.Registration.HindersGoingLive() is { Count: > 0 } needs)
                {
                    faults.Add(new FieldFault("state", $"it is {AccountFields.Word(from)}, so it must keep {Words(needs)}"));
                }

                break;
        }

        return draft;
    }

    private static OfficialAccount ToOfficialAccount(AccountDraft draft, AccountState state)
    {
        Account account = new()
        {
            Slug = draft.Slug,
            Platform = draft.Slug.Platform,
            State = state,
            Administrator = ToPerson(draft.Administrator),
            Deputy = ToPerson(draft.Deputy),
            Authoriser = ToPerson(draft.Authoriser),
        };
        draft.WriteTo(account);
        return account.ToOfficialAccount();
    }

    private static RegisteredPerson? ToPerson(PersonDraft draft) =>
        draft.Name is { } name ? new RegisteredPerson { Name = name, Address = draft.Address } : null;

    /// <summary>A person without a name is called as the register calls who has the address.</summary>
    private static PersonDraft Named(AccountRegister register, PersonDraft draft, string role, List<FieldFault> faults)
    {
        if (draft is not { Name: null, Address: { } address })
        {
            return draft;
        }

        if (register.PersonAt(address) is { } known)
        {
            return draft with { Name = known.Name };
        }

        faults.Add(new FieldFault($"{role}_name", $"nobody with the address {address} is known yet; write their name here"));
        return draft;
    }

    /// <summary>What is needed, with the columns that say it.</summary>
    internal static string Words(IEnumerable<RegistrationGap> needs) =>
        string.Join(
            " and ",
            needs.Select(need =>
                need switch
                {
                    RegistrationGap.Administrator => "an administrator (administrator_name)",
                    RegistrationGap.Approval => "an approval (authoriser_name and approved_on)",
                    _ => AccountFields.Word(need),
                }
            )
        );
}

/// <summary>A draft as it would be registered.</summary>
/// <param name="Draft">The draft with what the register adds to it.</param>
/// <param name="Faults">What speaks against it; empty when nothing does.</param>
internal sealed record SettledDraft(AccountDraft Draft, IReadOnlyList<FieldFault> Faults);

/// <summary>A field that cannot be as it was written.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Reason">What is wrong and how to mend it, without a full stop.</param>
internal sealed record FieldFault(string Field, string Reason);
