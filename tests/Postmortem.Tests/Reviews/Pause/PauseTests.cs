using Microsoft.EntityFrameworkCore;
using Postmortem.Actions;
using Postmortem.Incidents;
using Postmortem.Notices;
using Postmortem.Reviews;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Perspectives;
using Postmortem.Search;
using Postmortem.Storage;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Reviews.Pause;

[TestClass]
public sealed class PauseTests
{
    [TestMethod]
    public async Task The_last_who_says_that_they_add_nothing_opens_the_seal()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = await BeginAsync(bed);
        await bed.Pause.InviteAsync(bed.Manager, it.Review, bed.Stranger.PersonId, wasInvolved: false);
        Assert.IsNull(await bed.Perspectives.HandInPerspectiveAsync(bed.Member, it.Review));
        Assert.IsTrue((await OpenAsync(bed, it)).PerspectivesAreSealed);

        Assert.IsNull(await bed.Perspectives.SetNameAsideAsync(bed.Stranger, it.Review, aside: true));

        var review = await OpenAsync(bed, it);
        Assert.IsTrue(review is { PerspectivesAreSealed: false, PerspectivesAreIn: true });
        Assert.AreEqual("I saw a green tick.", review.Perspectives.Single().Answers["saw"]);
    }

    [TestMethod]
    public async Task Whoever_handed_in_under_their_name_cannot_say_that_they_add_nothing()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = await BeginAsync(bed);
        await bed.Pause.InviteAsync(bed.Manager, it.Review, bed.Stranger.PersonId, wasInvolved: false);
        await bed.Perspectives.HandInPerspectiveAsync(bed.Member, it.Review);
        Assert.AreEqual(RefusalKind.Conflict, (await bed.Perspectives.SetNameAsideAsync(bed.Member, it.Review, aside: true))?.Kind);
    }

    [TestMethod]
    public async Task A_perspective_can_be_changed_after_it_was_handed_in_until_it_is_revealed_and_late_words_are_kept_for_their_writer()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = await BeginAsync(bed);
        await bed.Pause.InviteAsync(bed.Manager, it.Review, bed.Stranger.PersonId, wasInvolved: false);
        await bed.Perspectives.HandInPerspectiveAsync(bed.Member, it.Review);
        Assert.IsFalse((await bed.Perspectives.WritePerspectiveAsync(bed.Member, it.Review, "saw", "I saw a green tick, twice.")).Value.IsLate);
        await bed.Perspectives.RevealPerspectivesAsync(bed.Manager, it.Review, "One is on leave.");

        Assert.IsTrue((await bed.Perspectives.WritePerspectiveAsync(bed.Member, it.Review, "saw", "I saw a green tick, twice, and then")).Value.IsLate);

        Assert.AreEqual("I saw a green tick, twice.",
            (await bed.Perspectives.AccountsAsync(bed.Manager, it.Review)).Value.Revealed.Single(a => a.AuthorId is not null).Answers["saw"]);
        var kept = (await bed.Get<DraftService>().ReadAsync(bed.Member, PerspectiveService.LateKey(it.Review, ""))).Value;
        Assert.AreEqual("I saw a green tick, twice, and then", kept.Single().Value);
        Assert.AreEqual(RefusalKind.Conflict, (await bed.Perspectives.WriteConfidentiallyAsync(bed.Member, it.Review, "hard", "and then"))?.Kind);
    }

    [TestMethod]
    public async Task A_text_from_before_there_were_questions_is_read_as_one_answer_and_its_seal_holds()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = await BeginAsync(bed);
        await bed.RowsAsync(db => db.Database.ExecuteSqlAsync($"UPDATE Perspectives SET Text = 'I saw it all.', IsSealed = 0, HasWords = 1"));
        Assert.AreEqual("I saw it all.", (await bed.Perspectives.AccountsAsync(bed.Member, it.Review)).Value.Mine[PerspectiveAnswers.Whole]);
        Assert.IsEmpty((await bed.Perspectives.AccountsAsync(bed.Manager, it.Review)).Value.Revealed);
        await bed.Perspectives.RevealPerspectivesAsync(bed.Manager, it.Review, "Now.");
        Assert.AreEqual("I saw it all.", (await bed.Perspectives.AccountsAsync(bed.Manager, it.Review)).Value.Revealed.Single(a =>
            a.AuthorId is not null).Answers[PerspectiveAnswers.Whole]);
    }

    [TestMethod]
    public async Task A_lost_key_overwrites_nothing_and_says_so()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = await BeginAsync(bed);
        await bed.RowsAsync(db => db.Database.ExecuteSqlAsync($"UPDATE Perspectives SET Text = 'CfDJ8nonsense'"));
        StringAssert.Contains((await bed.Perspectives.WritePerspectiveAsync(bed.Member, it.Review, "saw", "Again")).Refusal!.Sentence, "key");
        Assert.IsNull(await bed.Perspectives.RevealPerspectivesAsync(bed.Manager, it.Review, "Now."));
        Assert.IsFalse((await bed.Perspectives.AccountsAsync(bed.Manager, it.Review)).Value.Revealed.Single(a => a.AuthorId is not null).Opens);
        Assert.AreEqual("CfDJ8nonsense", await bed.RowsAsync(db => db.Database.SqlQueryRaw<string>("SELECT Text AS Value FROM Perspectives").SingleAsync()));
    }

    [TestMethod]
    public async Task A_question_that_the_guide_does_not_ask_takes_no_answer()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = await BeginAsync(bed);
        Assert.AreEqual(RefusalKind.NotFound, (await bed.Perspectives.WritePerspectiveAsync(bed.Member, it.Review, "nonsense", "x")).Refusal?.Kind);
        Assert.AreEqual(RefusalKind.NotFound, (await bed.Perspectives.WriteConfidentiallyAsync(bed.Member, it.Review, "nonsense", "x"))?.Kind);
        Assert.AreEqual(RefusalKind.NotFound, (await bed.CustomerViews.WriteCustomerAnswerAsync(bed.Member, it.Review, "nonsense", "", "x")).Refusal?.Kind);
    }

    [TestMethod]
    public async Task Reminders_go_to_those_who_are_not_in_once_a_day_and_are_shown_on_their_first_page()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = await BeginAsync(bed);
        Assert.AreEqual(1, (await bed.Perspectives.RemindOfPerspectivesAsync(bed.Manager, it.Review)).Value);
        Assert.IsFalse((await bed.Perspectives.RemindOfPerspectivesAsync(bed.Manager, it.Review)).Ok, "a second one on the same day");
        bed.Clock.Advance(TimeSpan.FromDays(1));
        Assert.AreEqual(1, (await bed.Perspectives.RemindOfPerspectivesAsync(bed.Manager, it.Review)).Value);
        var work = (await bed.Get<ActionService>().MyWorkAsync(bed.Member)).Value;
        Assert.AreEqual((it.Review, "Mo Manager"), (work.Reminders[0].ReviewNumber, work.Reminders[0].By));
        await bed.Pause.InviteAsync(bed.Manager, it.Review, bed.Stranger.PersonId, wasInvolved: false);
        await bed.Perspectives.HandInPerspectiveAsync(bed.Member, it.Review);
        bed.Clock.Advance(TimeSpan.FromDays(1));
        Assert.AreEqual(1, (await bed.Perspectives.RemindOfPerspectivesAsync(bed.Manager, it.Review)).Value, "only the one who has not written");
    }

    [TestMethod]
    public async Task The_clock_runs_from_notice_to_containment_and_a_time_that_cannot_be_is_pointed_out()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = await BeginAsync(bed);
        var noticed = (await OpenAsync(bed, it)).NoticedAt!.Value;
        bed.Clock.Advance(TimeSpan.FromMinutes(50));
        var running = ContainmentClock.Of(await OpenAsync(bed, it));
        Assert.IsTrue(running.IsRunning);
        Assert.AreEqual(TimeSpan.FromMinutes(50), running.Length(bed.Clock.GetUtcNow()));

        await bed.Pause.AnswerContainmentAsync(bed.Member, it.Review, Containment.Done, null, "");
        Assert.IsNull(await bed.Pause.CorrectContainedAtAsync(bed.Member, it.Review, noticed.AddMinutes(20)));
        var done = ContainmentClock.Of(await OpenAsync(bed, it));
        Assert.AreEqual((false, TimeSpan.FromMinutes(20)), (done.IsRunning, done.Length(bed.Clock.GetUtcNow().AddYears(1))));

        Assert.IsNotNull(await bed.Pause.CorrectContainedAtAsync(bed.Member, it.Review, bed.Clock.GetUtcNow().AddMinutes(1)), "a time to come");
        Assert.IsNull(await bed.Pause.CorrectContainedAtAsync(bed.Member, it.Review, noticed.AddMinutes(-5)));
        var odd = ContainmentClock.Of(await OpenAsync(bed, it));
        StringAssert.Contains(odd.Contradiction(bed.Clock.GetUtcNow()), "before anybody noticed");
        Assert.IsNull(odd.Length(bed.Clock.GetUtcNow()));
    }

    [TestMethod]
    public void A_clock_that_jumps_back_shows_no_length_below_zero()
    {
        var noticed = new DateTimeOffset(2026, 11, 3, 9, 0, 0, TimeSpan.Zero);
        var clock = new ContainmentClock(noticed, null);
        Assert.IsNull(clock.Length(noticed.AddHours(-1)));
        StringAssert.Contains(clock.Contradiction(noticed.AddHours(-1)), "still to come");
    }

    [TestMethod]
    public async Task An_acknowledgement_is_drafted_once_says_only_what_is_sure_and_leaves_the_improvement_notice_owed()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = await BeginAsync(bed);
        var notices = bed.Get<NoticeService>();
        await bed.CustomerViews.WriteCustomerViewAsync(bed.Member, it.Review, "", "secret-inner-words");

        var number = (await notices.AcknowledgeAsync(bed.Member, it.Review, "en")).Value;
        Assert.AreEqual(number, (await notices.AcknowledgeAsync(bed.Manager, it.Review, "en")).Value, "the draft that is there");
        var notice = (await notices.OpenAsync(bed.Manager, number)).Value.Notice;
        Assert.AreEqual(NoticeKind.Acknowledgement, notice.Kind);
        StringAssert.Contains(notice.Opening, "We are stopping it at this moment");
        Assert.IsFalse($"{notice.Opening}{notice.Closing}{notice.Title}".Contains("secret-inner-words", StringComparison.Ordinal));

        Assert.IsNull(await notices.AddNewRecipientAsync(bed.Manager, number, "Ms Okafor", "okafor@example.com"));
        Assert.IsNull(await notices.ApproveAsync(bed.Manager, number));
        Assert.IsTrue((await notices.SendAsync(bed.Manager, number)).Ok);
        Assert.IsNull((await OpenAsync(bed, it)).CustomersToldAt, "that something is different now is still to be told");
    }

    [TestMethod]
    public async Task Steps_of_the_journey_move_to_any_place_and_come_back_where_they_were()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = await BeginAsync(bed);
        foreach (var step in new[] { "Ordered", "Waited", "Called" })
            await bed.CustomerViews.AddJourneyStepAsync(bed.Member, it.Review, new JourneyText(step, ""));
        var called = (await OpenAsync(bed, it)).Journey[^1].Id;
        Assert.IsNull(await bed.CustomerViews.MoveJourneyStepAsync(bed.Member, it.Review, called, 0));
        CollectionAssert.AreEqual(new[] { "Called", "Opened the app", "Ordered", "Waited" }, await StepsAsync());
        await bed.CustomerViews.RemoveJourneyStepAsync(bed.Member, it.Review, it.Step);
        await bed.CustomerViews.RestoreJourneyStepAsync(bed.Member, it.Review, it.Step);
        CollectionAssert.AreEqual(new[] { "Called", "Opened the app", "Ordered", "Waited" }, await StepsAsync());
        Assert.IsNull(await bed.CustomerViews.MoveJourneyStepAsync(bed.Member, it.Review, called, 99));
        CollectionAssert.AreEqual(new[] { "Opened the app", "Ordered", "Waited", "Called" }, await StepsAsync());

        async Task<string[]> StepsAsync() => [.. (await OpenAsync(bed, it)).Journey.Select(s => s.Did)];
    }

    [TestMethod]
    public async Task Two_who_change_different_words_of_one_answer_about_the_customer_lose_none()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = await BeginAsync(bed);
        await bed.CustomerViews.WriteCustomerAnswerAsync(bed.Member, it.Review, "saw", "", "It said paid. The rent bounced.");
        await bed.CustomerViews.WriteCustomerAnswerAsync(bed.Member, it.Review, "saw", "It said paid. The rent bounced.",
            "It said paid on Monday. The rent bounced.");
        var merged = await bed.CustomerViews.WriteCustomerAnswerAsync(bed.Manager, it.Review, "saw", "It said paid. The rent bounced.",
            "It said paid. The rent bounced twice.");
        Assert.AreEqual("It said paid on Monday. The rent bounced twice.", merged.Value.Stored);
        Assert.IsTrue((await OpenAsync(bed, it)).HasCustomerView);
        Assert.HasCount(1, (await bed.Get<SearchService>().FindAsync(bed.Manager, "bounced")).Value.Where(h => h.Kind == "review").ToList());
    }

    [TestMethod]
    public async Task A_facilitator_who_was_involved_after_all_opens_no_gate_until_another_is_named()
    {
        await using var bed = await Testbed.OpenAsync();
        var (it, reviews) = await BeginAsync(bed);
        await bed.Pause.NameFacilitatorAsync(bed.Manager, it.Review, bed.Stranger.PersonId, wasInvolved: false);
        Assert.IsTrue(await FacilitatorIsFineAsync());
        Assert.IsNull(await bed.Pause.SayFacilitatorWasInvolvedAsync(bed.Member, it.Review, true));
        Assert.IsFalse(await FacilitatorIsFineAsync());
        await bed.Pause.NameFacilitatorAsync(bed.Manager, it.Review, bed.Manager.PersonId, wasInvolved: false);
        Assert.IsTrue(await FacilitatorIsFineAsync());

        async Task<bool> FacilitatorIsFineAsync() => Gate.Of(await OpenAsync(bed, it)).Items.Single(i => i.Anchor == "facilitator").IsMet;
    }

    [TestMethod]
    public async Task A_facilitator_with_a_recent_action_on_the_same_service_is_pointed_out()
    {
        await using var bed = await Testbed.OpenAsync();
        var (incidents, reviews) = (bed.Get<IncidentService>(), bed.Get<ReviewService>());
        var earlier = await StartAsync("Cards, tills");
        await reviews.OpenNextStageAsync(bed.Manager, earlier, "prepared for a test");
        await bed.Factors.AddFactorAsync(bed.Manager, earlier, new FactorText("The line is shared", "tools") { Evidence = "plan" }, null);
        await reviews.OpenNextStageAsync(bed.Manager, earlier, "prepared for a test");
        await bed.Plans.PlanActionAsync(bed.Manager, earlier, new ActionText("A second line") { OwnerId = bed.Member.PersonId });
        var (near, far) = (await StartAsync("Parcels, CARDS"), await StartAsync("Parcels"));
        foreach (var number in new[] { near, far }) await bed.Pause.NameFacilitatorAsync(bed.Manager, number, bed.Member.PersonId, wasInvolved: false);

        Assert.AreEqual("Cards", (await bed.Pause.FacilitatorTiesAsync(bed.Manager, near)).Value.Actions.Single().Service);
        Assert.IsEmpty((await bed.Pause.FacilitatorTiesAsync(bed.Manager, far)).Value.Actions);

        async Task<int> StartAsync(string services)
        {
            var incident = (await incidents.ReportAsync(bed.Manager, new IncidentText { Title = services, Services = services })).Value;
            return (await reviews.StartAsync(bed.Manager, [incident], "standard")).Value;
        }
    }

    private static async Task<(AccessCase It, ReviewService Reviews)> BeginAsync(Testbed bed) =>
        (await AccessCase.PrepareAsync(bed, Standing.Pausing), bed.Get<ReviewService>());

    private static async Task<Review> OpenAsync(Testbed bed, AccessCase it) => (await bed.Get<ReviewService>().OpenAsync(bed.Manager, it.Review)).Value.Review;
}
