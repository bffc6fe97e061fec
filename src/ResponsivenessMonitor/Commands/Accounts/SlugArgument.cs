using System.CommandLine;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Commands.Accounts;

/// <summary>The account a verb is about.</summary>
internal static class SlugArgument
{
    internal static Argument<AccountId> Build() =>
        new("SLUG")
        {
            Description = "The account, as platform/handle, such as x/librarydesk.",
            CustomParser = result =>
            {
                try
                {
                    return AccountId.Parse(result.Tokens[0].Value);
                }
                catch (FormatException fault)
                {
                    result.AddError(fault.Message);
                    return default;
                }
            },
        };

    /// <summary>Says that there is no such account, and which one may have been meant.</summary>
    internal static string Unknown(AccountId slug, IEnumerable<AccountId> known)
    {
        string near = Spelling.Suggest(slug.Slug, known.Select(other => other.Slug));
        return near.Length > 0
            ? $"There is no account {slug}{near}"
            : $"There is no account {slug}; 'accounts list' shows the registered ones.";
    }
}
