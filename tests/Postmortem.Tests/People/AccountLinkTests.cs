using Microsoft.EntityFrameworkCore;
using Postmortem.Incidents;
using Postmortem.People;
using Postmortem.Storage;

namespace Postmortem.Tests.People;

/// <summary>Links with which people choose a password: who gets one, what it opens, and what ends it.</summary>
[TestClass]
public sealed class AccountLinkTests
{
    private const string Chosen = "seven slow river barges";

    [TestMethod]
    public async Task Somebody_who_is_invited_is_named_at_once_and_comes_in_once_with_a_password_of_their_own()
    {
        await using var bed = await Testbed.OpenAsync();
        var (links, review) = (bed.Get<AccountLinkService>(), await ReviewAsync(bed));
        var made = (await links.InviteAsync(bed.Manager, "Ana Silva", "ana@northwind.example", review)).Value;
        Assert.IsNull(await bed.Pause.NameFacilitatorAsync(bed.Manager, review, made.PersonId, false));

        var opened = (await links.OpenAsync(made.Secret)).Value;
        Assert.AreEqual((AccountLinkKind.Invitation, "Ana Silva", "ana@northwind.example", "Northwind Stores", "Mo Manager", "Refunds marked paid"),
            (opened.Kind, opened.Name, opened.Email, opened.Organisation, opened.MadeBy, opened.Review?.Title));
        Assert.IsFalse(await MaySignInAsync(bed, Chosen));
        Assert.IsTrue((await links.OpenAsync(made.Secret)).Ok, "Opening it changes nothing.");
        var used = (await links.UseAsync(made.Secret, Chosen, "")).Value;

        Assert.AreEqual((made.PersonId, (int?)review), (used.PersonId, used.Review));
        Assert.IsTrue(await MaySignInAsync(bed, Chosen));
        Assert.IsFalse(await bed.RowsAsync(db => db.People.AnyAsync(p => p.Id == made.PersonId && p.JoinedAt == null)));
        await ExpectGoneAsync(links, made.Secret);
        await ExpectWholeLogAsync(bed);
    }

    [TestMethod]
    public async Task A_link_tells_of_a_review_only_to_somebody_who_has_to_do_with_it()
    {
        await using var bed = await Testbed.OpenAsync();
        var (links, review) = (bed.Get<AccountLinkService>(), await ReviewAsync(bed));
        var made = (await links.InviteAsync(bed.Manager, "Ana Silva", "ana@northwind.example", review)).Value;

        Assert.IsNull((await links.OpenAsync(made.Secret)).Value.Review);
        Assert.IsNull(await bed.Pause.InviteAsync(bed.Manager, review, made.PersonId, wasInvolved: false));
        Assert.AreEqual(review, (await links.OpenAsync(made.Secret)).Value.Review?.Number);
        Assert.IsNull(await bed.Pause.UninviteAsync(bed.Manager, review, made.PersonId));
        Assert.IsNull((await links.UseAsync(made.Secret, Chosen, "")).Value.Review);
    }

    [TestMethod]
    [DataRow("ended")]
    [DataRow("replaced")]
    [DataRow("taken back")]
    [DataRow("raised to a manager's")]
    [DataRow("closed")]
    [DataRow("given a password by hand")]
    public async Task An_invitation_that_was(string what)
    {
        await using var bed = await Testbed.OpenAsync();
        var (links, people) = (bed.Get<AccountLinkService>(), bed.Get<PeopleService>());
        var made = (await links.InviteAsync(bed.Manager, "Ana Silva", "ana@northwind.example", null)).Value;
        bed.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.IsTrue((await links.OpenAsync(made.Secret)).Ok);

        if (what == "ended") bed.Clock.Advance(TimeSpan.FromSeconds(1));
        else if (what == "replaced") Assert.IsTrue((await links.OpenAsync((await links.MakeAsync(bed.Manager, made.PersonId)).Value.Secret)).Ok);
        else if (what == "taken back") Assert.IsNull(await links.TakeBackAsync(bed.Manager, made.PersonId));
        else if (what == "given a password by hand") Assert.IsNull(await people.SetPasswordAsync(bed.Administrator, made.PersonId, "some other plain words"));
        else Assert.IsNull(await people.ChangeAsync(bed.Administrator, made.PersonId, "Ana Silva", what == "closed" ? Role.Member : Role.Manager,
            isDisabled: what == "closed"));

        await ExpectGoneAsync(links, made.Secret);
        Assert.IsFalse(await MaySignInAsync(bed, Chosen));
        await ExpectWholeLogAsync(bed);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("x")]
    [DataRow("' OR 1=1 --")]
    [DataRow("é234567890123456789012345678901234567890123")]
    public async Task What_is_no_secret_opens_nothing(string secret)
    {
        await using var bed = await Testbed.OpenAsync();
        Assert.IsTrue((await bed.Get<AccountLinkService>().InviteAsync(bed.Manager, "Ana Silva", "ana@northwind.example", null)).Ok);
        await ExpectGoneAsync(bed.Get<AccountLinkService>(), secret);
        await ExpectGoneAsync(bed.Get<AccountLinkService>(), secret + new string('x', 3000));
    }

    [TestMethod]
    public async Task Whoever_leads_a_review_invites_to_it_and_to_no_other()
    {
        await using var bed = await Testbed.OpenAsync();
        var (links, mine, other) = (bed.Get<AccountLinkService>(), await ReviewAsync(bed, bed.Member), await ReviewAsync(bed));

        var byStarter = await links.InviteAsync(bed.Member, "Ana Silva", "ana@northwind.example", mine); // nobody leads it yet
        Assert.IsTrue(byStarter.Ok, byStarter.Refusal?.Sentence);
        Assert.AreEqual(RefusalKind.NotFound, (await links.InviteAsync(bed.Member, "Bo", "bo@northwind.example", other)).Refusal?.Kind);
        Assert.IsNull(await bed.Pause.NameFacilitatorAsync(bed.Member, mine, bed.Stranger.PersonId, false));
        StringAssert.Contains((await links.InviteAsync(bed.Member, "Bo", "bo@northwind.example", mine)).Refusal?.Sentence, "Managers invite people");
        Assert.IsTrue((await links.InviteAsync(bed.Stranger, "Bo", "bo@northwind.example", mine)).Ok);
        Assert.IsTrue((await links.MakeAsync(bed.Member, byStarter.Value.PersonId)).Ok, "Whoever invited somebody makes them a new link.");
        Assert.IsTrue((await links.MakeAsync(bed.Stranger, byStarter.Value.PersonId)).Ok, "So does whoever leads the review it was to.");
    }

    [TestMethod]
    public async Task Nobody_makes_a_link_to_a_role_above_their_own()
    {
        await using var bed = await Testbed.OpenAsync();
        var (links, people, review) = (bed.Get<AccountLinkService>(), bed.Get<PeopleService>(), await ReviewAsync(bed, bed.Member));
        var made = (await links.InviteAsync(bed.Member, "Ana Silva", "ana@northwind.example", review)).Value;

        Assert.IsNull(await people.ChangeAsync(bed.Administrator, made.PersonId, "Ana Silva", Role.Manager, isDisabled: false));
        Assert.AreEqual(RefusalKind.NotFound, (await links.MakeAsync(bed.Member, made.PersonId)).Refusal?.Kind);
        Assert.IsTrue((await links.MakeAsync(bed.Manager, made.PersonId)).Ok);
        Assert.IsNull(await people.ChangeAsync(bed.Administrator, made.PersonId, "Ana Silva", Role.Administrator, isDisabled: false));
        Assert.AreEqual(RefusalKind.NotFound, (await links.MakeAsync(bed.Manager, made.PersonId)).Refusal?.Kind);
        Assert.IsNotNull(await people.ChangeAsync(bed.Administrator, bed.Administrator.PersonId, "Ada Admin", Role.Member, isDisabled: false),
            "Somebody who has not come yet administers nothing.");
    }

    [TestMethod]
    public async Task An_address_is_invited_once_and_the_answer_says_whose_it_is()
    {
        await using var bed = await Testbed.OpenAsync();
        var links = bed.Get<AccountLinkService>();
        Assert.IsTrue((await links.InviteAsync(bed.Manager, "Ana Silva", " ana@northwind.example ", null)).Ok);

        foreach (var (email, says) in new[] { ("ANA@northwind.example", "Ana Silva is invited"),
            ("mia@northwind.example", "the address of Mia Member, who has"), ("lee@northwind.example", "the address of Lee Left, whose account is closed") })
        {
            var refusal = (await links.InviteAsync(bed.Manager, "Somebody", email, null)).Refusal;
            StringAssert.Contains(refusal?.Sentence, says);
            Assert.AreEqual("Email", refusal?.Field);
        }
        Assert.AreEqual("Name", (await links.InviteAsync(bed.Manager, " ", "bo@northwind.example", null)).Refusal?.Field);
        Assert.AreEqual("Email", (await links.InviteAsync(bed.Manager, "Bo", "not an address", null)).Refusal?.Field);
    }

    [TestMethod]
    public async Task A_link_for_a_new_password_lasts_a_day_and_ends_every_sign_in()
    {
        await using var bed = await Testbed.OpenAsync();
        var (links, devices) = (bed.Get<AccountLinkService>(), bed.Get<DeviceService>());
        var late = (await links.MakeAsync(bed.Administrator, bed.Member.PersonId)).Value;
        Assert.AreEqual(AccountLinkKind.NewPassword, late.Kind);
        bed.Clock.Advance(TimeSpan.FromHours(24));
        await ExpectGoneAsync(links, late.Secret);

        var made = (await links.MakeAsync(bed.Administrator, bed.Member.PersonId)).Value;
        Assert.IsTrue((await devices.BeginAsync(bed.Member.PersonId, "Firefox on Windows")).Ok);
        Assert.AreEqual("Password", (await links.UseAsync(made.Secret, "too short", "")).Refusal?.Field);
        Assert.HasCount(1, (await devices.ListAsync(bed.Member)).Value);
        Assert.IsTrue((await links.UseAsync(made.Secret, Chosen, "")).Ok);

        Assert.IsEmpty((await devices.ListAsync(bed.Member)).Value);
        Assert.IsTrue(await MaySignInAsync(bed, Chosen, "mia@northwind.example"));
        Assert.IsFalse(await MaySignInAsync(bed, Testbed.Password, "mia@northwind.example"));
        await ExpectGoneAsync(links, made.Secret);
    }

    [TestMethod]
    public async Task Of_two_who_use_a_link_at_once_one_comes_in()
    {
        await using var bed = await Testbed.OpenAsync();
        var links = bed.Get<AccountLinkService>();
        var made = (await links.InviteAsync(bed.Manager, "Ana Silva", "ana@northwind.example", null)).Value;

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => links.UseAsync(made.Secret, $"{Chosen} {i}", "")));

        Assert.AreEqual(1, answers.Count(a => a.Ok));
        Assert.AreEqual(3, answers.Count(a => a.Refusal == AccountLinkService.Gone));
    }

    [TestMethod]
    public async Task No_secret_is_stored_not_even_with_a_key_that_makes_things_once()
    {
        await using var bed = await Testbed.OpenAsync();
        var made = (await bed.Get<AccountLinkService>().InviteAsync(bed.Manager.Once(Guid.CreateVersion7()), "Ana Silva", "ana@northwind.example", null)).Value;

        await bed.KeepStillAsync();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(bed.Get<StorageOptions>().SqliteFile)!, "*.db*"))
            Assert.IsFalse((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(made.Secret)) >= 0, file);
        Assert.IsTrue(await bed.RowsAsync(db => db.Changes.AnyAsync(c => c.Verb == "person.invite" && c.After!.Contains("\"TokenHash\":\"…\"")
            || c.After!.Contains("\"TokenHash\":\"\\u2026\""))), "The log says that there is one, and not which.");
    }

    [TestMethod]
    public async Task First_steps_are_ticked_by_what_there_is_and_put_away_by_each_manager_alone()
    {
        await using var bed = await Testbed.OpenAsync();
        var people = bed.Get<PeopleService>();
        Assert.IsNull((await people.MorningAsync(bed.Member)).Value.Steps);
        Assert.AreEqual(new OpeningSteps(false, true, false, false), (await people.MorningAsync(bed.Manager)).Value.Steps);
        await ReviewAsync(bed);
        Assert.AreEqual(new OpeningSteps(true, true, true, false), (await people.MorningAsync(bed.Manager)).Value.Steps);

        Assert.IsNull(await people.HideFirstStepsAsync(bed.Manager));
        Assert.IsNull(await people.HideFirstStepsAsync(bed.Manager), "Twice is as good as once.");
        Assert.IsNull((await people.MorningAsync(bed.Manager)).Value.Steps);
        Assert.IsNotNull((await people.MorningAsync(bed.Administrator)).Value.Steps);
        Assert.AreEqual("Nobody waits on us twice for the same reason.", (await people.MorningAsync(bed.Manager)).Value.Mission);
    }

    private static async Task<int> ReviewAsync(Testbed bed, Actor? startedBy = null)
    {
        var by = startedBy ?? bed.Manager;
        var incident = (await bed.Get<IncidentService>().ReportAsync(by, new IncidentText { Title = "Refunds marked paid" })).Value;
        return (await bed.Reviews.StartAsync(by, [incident], "standard")).Value;
    }

    private static async Task<bool> MaySignInAsync(Testbed bed, string password, string email = "ana@northwind.example") =>
        (await bed.Get<SignInService>().SignInAsync(email, password, "", _ => "a browser")).Ok;

    private static async Task ExpectGoneAsync(AccountLinkService links, string secret)
    {
        Assert.AreEqual(AccountLinkService.Gone, (await links.OpenAsync(secret)).Refusal);
        Assert.AreEqual(AccountLinkService.Gone, (await links.UseAsync(secret, Chosen, "")).Refusal);
    }

    private static async Task ExpectWholeLogAsync(Testbed bed)
    {
        var audit = await bed.AuditAsync();
        Assert.IsEmpty(audit.Problems, string.Join('\n', audit.Problems));
    }
}
