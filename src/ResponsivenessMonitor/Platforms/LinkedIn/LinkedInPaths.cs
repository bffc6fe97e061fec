using System.Globalization;

namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>
/// What is asked for, as Rest.li 2.0 wants it: names are percent-encoded whole, while the signs of <c>List(…)</c> and <c>(start:…,end:…)</c> stand as
/// they are.
/// </summary>
internal static class LinkedInPaths
{
    /// <summary>How many comments or roles are asked for; LinkedIn may give fewer.</summary>
    internal const int PageSize = 100;

    /// <summary>How many notifications are: each may cost calls of its own, and what a page brings is kept together.</summary>
    internal const int NotificationsPage = 20;

    /// <summary>How many own posts are asked for.</summary>
    internal const int PostsPage = 10;

    private const string Root = "/rest";
    private const string Actions = "List(COMMENT,SHARE_MENTION,COMMENT_MENTION,ADMIN_COMMENT,COMMENT_EDIT,COMMENT_DELETE)";

    /// <summary>The Pages on which the token's member has the one role that is shown everything.</summary>
    internal static string Roles(int start) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Root}/organizationAcls?q=roleAssignee&role=ADMINISTRATOR&state=APPROVED&start={start}&count={PageSize}"
        );

    internal static string OrganisationNamed(string vanityName) =>
        $"{Root}/organizations?q=vanityName&vanityName={Uri.EscapeDataString(vanityName)}";

    internal static string Organisation(string number) => $"{Root}/organizations/{number}";

    /// <summary>What happened on a Page in a time.</summary>
    /// <param name="organisation">The Page.</param>
    /// <param name="from">The beginning, in Unix milliseconds.</param>
    /// <param name="to">The end.</param>
    /// <param name="start">How many elements are passed over.</param>
    /// <param name="count">How many are wanted.</param>
    internal static string Notifications(string organisation, long from, long to, int start, int count = NotificationsPage) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Root}/organizationalEntityNotifications?q=criteria&organizationalEntity={Uri.EscapeDataString(organisation)}&actions={Actions}&timeRange=(start:{from},end:{to})&start={start}&count={count}"
        );

    internal static string Posts(string organisation, int start) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Root}/posts?author={Uri.EscapeDataString(organisation)}&q=author&start={start}&count={PostsPage}&sortBy=LAST_MODIFIED"
        );

    /// <summary>The comments below a post, or the replies to a comment.</summary>
    internal static string Comments(string urn, int start) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Root}/socialActions/{Uri.EscapeDataString(urn)}/comments?start={start}&count={PageSize}"
        );
}
