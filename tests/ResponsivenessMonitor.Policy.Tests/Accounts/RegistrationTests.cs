using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Policy.Tests.Accounts;

public sealed class RegistrationTests
{
    [Test]
    public void A_registration_that_states_everything_has_no_gaps() => Assert.That(A.WholeRegistration.Missing(), Is.Empty);

    [Test]
    public void An_empty_registration_names_every_gap_in_the_policys_order() =>
        Assert.That(
            new Registration().Missing(),
            Is.EqualTo(
                Enum.GetValues<RegistrationGap>()
                    .Except([RegistrationGap.AdministratorContact, RegistrationGap.DeputyContact, RegistrationGap.AuthoriserContact])
            )
        );

    [Test]
    public void Live_needs_platform_handle_administrator_and_approval_and_nothing_else() =>
        Assert.That(
            new Registration().HindersGoingLive(),
            Is.EqualTo([RegistrationGap.Platform, RegistrationGap.Handle, RegistrationGap.Administrator, RegistrationGap.Approval])
        );

    [Test]
    public void An_approval_needs_both_who_and_when()
    {
        Assert.That((A.WholeRegistration with { ApprovedOn = null }).HindersGoingLive(), Is.EqualTo([RegistrationGap.Approval]));
        Assert.That((A.WholeRegistration with { Authoriser = null }).HindersGoingLive(), Is.EqualTo([RegistrationGap.Approval]));
    }

    [Test]
    public void A_person_without_an_address_is_a_gap_that_blocks_nothing()
    {
        Registration registration = A.WholeRegistration with
        {
            Administrator = new Person("Ada Archer"),
            Deputy = new Person("Dan Dale"),
            Authoriser = new Person("Dean Drew"),
        };
        Assert.That(
            registration.Missing(),
            Is.EqualTo([RegistrationGap.AdministratorContact, RegistrationGap.DeputyContact, RegistrationGap.AuthoriserContact])
        );
        Assert.That(registration.HindersGoingLive(), Is.Empty);
    }

    [Test]
    public void Text_of_spaces_states_nothing() =>
        Assert.That((A.WholeRegistration with { Audience = "  " }).Missing(), Is.EqualTo([RegistrationGap.Audience]));

    [Test]
    public void The_content_plan_asks_for_types_samples_and_interval() =>
        Assert.That(
            (A.WholeRegistration with { ContentPlan = ContentPlan.None }).Missing(),
            Is.EqualTo([RegistrationGap.ContentTypes, RegistrationGap.ContentSamples, RegistrationGap.PostingInterval])
        );

    [Test]
    public void One_text_may_state_types_and_samples_together() =>
        Assert.That(
            (A.WholeRegistration with { ContentPlan = ContentPlan.InOneText("Events; see drafts.", Duration.FromDays(7)) }).Missing(),
            Is.Empty
        );

    [Test]
    public void Timescales_not_agreed_are_the_stewards_own_and_no_gap()
    {
        Assert.That(A.WholeRegistration.AgreedTimescales, Is.Null);
        Assert.That(A.WholeRegistration.Missing(), Is.Empty);
    }

    [Test]
    public void A_registration_is_run_by_staff_unless_it_says_otherwise() => Assert.That(new Registration().RunBy, Is.EqualTo(RunBy.Staff));

    [Test]
    public void A_person_has_a_name() => Assert.That(() => new Person(" ", "ada@uni.example"), Throws.ArgumentException);
}
