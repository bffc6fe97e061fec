using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>Finds the Page that an account is, and whether the token's member is shown all of it.</summary>
internal sealed class LinkedInSelf(LinkedInCalls calls, AccountAccess access)
{
    /// <summary>The Page's URN as far as it is known without asking: its id, or a handle that is a number.</summary>
    internal static string? Known(AccountAccess access) =>
        LinkedInUrn.OrganisationNumber(access.AuthorId) is not null ? access.AuthorId
        : LinkedInUrn.IsNumber(access.Handle) && access.Handle.Length <= 18
            ? LinkedInUrn.OfOrganisation(long.Parse(access.Handle, System.Globalization.CultureInfo.InvariantCulture))
        : null;

    /// <summary>Asks for the Page, by its id where that is known.</summary>
    /// <param name="me">The Page's URN, or null.</param>
    internal async Task<LinkedInSearch> FindAsync(string? me)
    {
        LinkedInSearch search = LinkedInUrn.OrganisationNumber(me ?? Known(access)) is { } number
            ? await ByNumberAsync(number)
            : await ByNameAsync();
        if (search is not LinkedInSearch.Found found)
        {
            return search;
        }

        // With a lesser role LinkedIn gives empty lists instead of refusing them, which would look like a Page that nobody writes to.
        (bool? isAdministrator, LinkedInRefusal? refusal) = await calls.IsAdministratorAsync(found.Urn);
        return refusal is not null ? new LinkedInSearch.Failed(refusal)
            : isAdministrator == true ? found
            : new LinkedInSearch.NoRole();
    }

    /// <summary>The profile of the Page.</summary>
    internal AccountProfile ProfileOf(LinkedInSearch.Found found) =>
        found.Handle is { } handle
        && !LinkedInUrn.IsNumber(access.Handle)
        && !string.Equals(handle, access.Handle.TrimStart('@'), StringComparison.OrdinalIgnoreCase)
            ? new AccountProfile.Renamed(found.Urn, LastPostAt: null, handle)
            : new AccountProfile.Live(found.Urn, LastPostAt: null);

    private async Task<LinkedInSearch> ByNumberAsync(string number) =>
        await calls.AskAsync(LinkedInPaths.Organisation(number), LinkedInJson.Default.LinkedInOrganisation) switch
        {
            LinkedInAnswer<LinkedInOrganisation>.Good { Value: { Id: > 0 } page }
                when string.Equals(LinkedInUrn.OrganisationNumber(LinkedInUrn.OfOrganisation(page.Id)), number, StringComparison.Ordinal) =>
                FoundOf(page),
            LinkedInAnswer<LinkedInOrganisation>.Good => new LinkedInSearch.Failed(
                new LinkedInRefusal.Silent("LinkedIn gave another Page than the one that was asked for")
            ),
            LinkedInAnswer<LinkedInOrganisation>.Not { Refusal: LinkedInRefusal.NotThere } => new LinkedInSearch.NotThere(),
            LinkedInAnswer<LinkedInOrganisation>.Not not => new LinkedInSearch.Failed(not.Refusal),
            _ => throw new InvalidOperationException("LinkedIn gives something or refuses it."),
        };

    private async Task<LinkedInSearch> ByNameAsync()
    {
        string name = access.Handle.TrimStart('@');
        return await calls.AskAsync(LinkedInPaths.OrganisationNamed(name), LinkedInJson.Default.LinkedInListLinkedInOrganisation) switch
        {
            // One that goes by another name by now is still found by the old one.
            LinkedInAnswer<LinkedInList<LinkedInOrganisation>>.Good { Value.Elements: { } pages } => pages.FirstOrDefault(page =>
                page.Id > 0
            )
                is { } found
                ? FoundOf(found)
                : new LinkedInSearch.NotNamed(),
            LinkedInAnswer<LinkedInList<LinkedInOrganisation>>.Not not => new LinkedInSearch.Failed(not.Refusal),
            _ => throw new InvalidOperationException("LinkedIn gives something or refuses it."),
        };
    }

    private static LinkedInSearch.Found FoundOf(LinkedInOrganisation page) =>
        new(
            LinkedInUrn.OfOrganisation(page.Id),
            page.VanityName is { Length: > 0 and <= 200 } name && !name.Any(char.IsControl) ? name : null
        );
}

/// <summary>What became of looking for a Page.</summary>
internal abstract record LinkedInSearch
{
    private LinkedInSearch() { }

    /// <summary>It is there, and all of it is shown.</summary>
    /// <param name="Urn">Its URN.</param>
    /// <param name="Handle">What its address ends in, or null when it is not said.</param>
    internal sealed record Found(string Urn, string? Handle) : LinkedInSearch;

    /// <summary>Nothing is there under its number.</summary>
    internal sealed record NotThere : LinkedInSearch;

    /// <summary>No Page has the handle as its name.</summary>
    internal sealed record NotNamed : LinkedInSearch;

    /// <summary>The token's member is no administrator of it.</summary>
    internal sealed record NoRole : LinkedInSearch;

    /// <summary>It could not be asked for.</summary>
    internal sealed record Failed(LinkedInRefusal Refusal) : LinkedInSearch;

    /// <summary>What it means that a Page was not found; null for a refusal, of which more can be said.</summary>
    internal Reading? Meaning =>
        this switch
        {
            NotThere => new Reading.AccountGone(GoneKind.Deleted),
            NotNamed => new Reading.Unreachable(
                "LinkedIn knows no Page by the account's handle, which has to be what the Page's address ends in"
            ),
            NoRole => new Reading.AccessLost(AccessLossKind.RoleLost),
            _ => null,
        };
}
