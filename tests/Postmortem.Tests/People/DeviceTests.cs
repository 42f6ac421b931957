using Postmortem.People;
using Postmortem.Storage;

namespace Postmortem.Tests.People;

/// <summary>What ends a sign-in ends it for every verb of every page that it opened.</summary>
[TestClass]
public sealed class DeviceTests
{
    private const string NewPassword = "eleven damp paper boats";

    [TestMethod]
    public async Task A_new_password_ends_every_page_but_those_of_the_new_cookie_of_whoever_set_it()
    {
        await using var bed = await Testbed.OpenAsync();
        var (here, there) = (await SignedInAsync(bed), await SignedInAsync(bed));

        Assert.IsNull(await bed.Get<PeopleService>().SetPasswordAsync(here, here.PersonId, NewPassword));

        await ExpectOverAsync(bed, here);
        await ExpectOverAsync(bed, there);
        var stamp = await bed.RowsAsync(db => Task.FromResult(db.People.Single(p => p.Id == here.PersonId).SecurityStamp!));
        await ExpectLastsAsync(bed, here with { By = here.By! with { Stamp = stamp } });
        await ExpectOverAsync(bed, there with { By = there.By! with { Stamp = stamp } });
    }

    [TestMethod]
    public async Task A_password_set_by_an_administrator_ends_every_sign_in_of_that_person_and_of_nobody_else()
    {
        await using var bed = await Testbed.OpenAsync();
        var (member, manager) = (await SignedInAsync(bed), await SignedInAsync(bed, bed.Manager));

        Assert.IsNull(await bed.Get<PeopleService>().SetPasswordAsync(bed.Administrator, member.PersonId, NewPassword));

        await ExpectOverAsync(bed, member);
        await ExpectLastsAsync(bed, manager);
    }

    [TestMethod]
    public async Task Signing_out_everywhere_ends_all_of_them()
    {
        await using var bed = await Testbed.OpenAsync();
        var (here, there) = (await SignedInAsync(bed), await SignedInAsync(bed));

        Assert.IsNull(await bed.Get<DeviceService>().EndEverywhereAsync(here));

        await ExpectOverAsync(bed, here);
        await ExpectOverAsync(bed, there);
    }

    [TestMethod]
    public async Task Signing_out_of_one_device_leaves_the_others()
    {
        await using var bed = await Testbed.OpenAsync();
        var (here, there) = (await SignedInAsync(bed), await SignedInAsync(bed));

        Assert.AreEqual(2, (await bed.Get<DeviceService>().ListAsync(here)).Value.Count);
        Assert.IsNull(await bed.Get<DeviceService>().EndAsync(here, there.By!.SessionId));

        await ExpectOverAsync(bed, there);
        await ExpectLastsAsync(bed, here);
    }

    [TestMethod]
    public async Task A_closed_account_that_is_opened_again_revives_no_page_and_no_cookie()
    {
        await using var bed = await Testbed.OpenAsync();
        var page = await SignedInAsync(bed);
        var people = bed.Get<PeopleService>();

        Assert.IsNull(await people.ChangeAsync(bed.Administrator, page.PersonId, "Mia Member", Role.Member, isDisabled: true));
        await ExpectOverAsync(bed, page);
        Assert.IsNull(await people.ChangeAsync(bed.Administrator, page.PersonId, "Mia Member", Role.Member, isDisabled: false));

        await ExpectOverAsync(bed, page);
    }

    [TestMethod]
    public async Task A_sign_in_that_is_used_every_day_ends_after_thirty()
    {
        await using var bed = await Testbed.OpenAsync();
        var page = await SignedInAsync(bed);
        for (var day = 0; day < 29; day++)
        {
            bed.Clock.Advance(TimeSpan.FromDays(1));
            Assert.IsTrue((await bed.Get<DeviceService>().HoldsAsync(page)).Ok, $"day {day}");
        }
        Assert.AreEqual(bed.Clock.GetUtcNow(), (await bed.Get<DeviceService>().ListAsync(page)).Value.Single().SeenAt);

        bed.Clock.Advance(TimeSpan.FromDays(1));

        await ExpectOverAsync(bed, page);
    }

    [TestMethod]
    public async Task The_session_of_one_person_is_none_for_another()
    {
        await using var bed = await Testbed.OpenAsync();
        var member = await SignedInAsync(bed);
        Assert.AreEqual(RefusalKind.SignedOut, (await bed.Get<PeopleService>().MeAsync(bed.Manager with { By = member.By })).Refusal?.Kind);
    }

    private static async Task<Actor> SignedInAsync(Testbed bed, Actor? who = null)
    {
        var person = (who ?? bed.Member).PersonId;
        var session = (await bed.Get<DeviceService>().BeginAsync(person, "Firefox on Windows")).Value;
        var stamp = await bed.RowsAsync(db => Task.FromResult(db.People.Single(p => p.Id == person).SecurityStamp!));
        var actor = new Actor(person, new SignedInBy(session.Id, stamp));
        await ExpectLastsAsync(bed, actor);
        return actor;
    }

    private static async Task ExpectLastsAsync(Testbed bed, Actor page)
    {
        Assert.IsNull(await bed.Get<DraftService>().KeepAsync(page, "a", "written"));
        Assert.IsTrue((await bed.Get<PeopleService>().MeAsync(page)).Ok);
        Assert.AreEqual(0, (await bed.Get<DeviceService>().OverAsync([page.By!])).Count);
    }

    private static async Task ExpectOverAsync(Testbed bed, Actor page)
    {
        Assert.AreEqual(RefusalKind.SignedOut, (await bed.Get<DraftService>().KeepAsync(page, "a", "written after"))?.Kind);
        Assert.AreEqual(RefusalKind.SignedOut, (await bed.Get<PeopleService>().MeAsync(page)).Refusal?.Kind);
        CollectionAssert.Contains((await bed.Get<DeviceService>().OverAsync([page.By!])).ToList(), page.By);
    }
}
