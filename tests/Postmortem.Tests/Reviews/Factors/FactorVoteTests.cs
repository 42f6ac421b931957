using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Postmortem.Actions;
using Postmortem.People;
using Postmortem.Reports;
using Postmortem.Reviews;
using Postmortem.Reviews.Factors;
using Postmortem.Search;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Reviews.Factors;

[TestClass]
public sealed class FactorVoteTests
{
    [TestMethod]
    public async Task A_closed_round_shows_its_totals_in_order_and_its_ballots_are_gone()
    {
        await using var at = await Voting.OpenAsync(voters: 3);
        await at.CastAsync(at.Voters[0], at.First, 2);
        await at.CastAsync(at.Voters[0], at.Second, 1);
        await at.CastAsync(at.Voters[1], at.Second, 3);
        await at.CastAsync(at.Voters[2], at.First, 1);
        await at.CastAsync(at.Voters[2], at.First, 0);
        Assert.IsNull(await at.Bed.Votes.CloseVoteAsync(at.Bed.Manager, at.Number));

        var review = (await at.Reviews.OpenAsync(at.Voters[2], at.Number)).Value.Review;
        CollectionAssert.AreEqual(new[] { (at.Second, 4), (at.First, 2) }, review.CountedVote!.Totals.Select(t => (t.FactorId, t.Dots)).ToArray());
        CollectionAssert.AreEqual(new[] { at.Second, at.First }, review.FactorsByVotes().Select(f => f.Id).ToArray());
        Assert.AreEqual(2, review.CountedVote.VoterCount);
        Assert.AreEqual(0, await at.Bed.RowsAsync(db => db.Set<Ballot>().CountAsync()));
        Assert.IsNull((await at.Bed.Votes.MyBallotAsync(at.Voters[0], at.Number)).Value.VoteId);
    }

    [TestMethod]
    public async Task Each_has_so_many_dots_and_may_put_several_on_one_factor_and_move_them()
    {
        await using var at = await Voting.OpenAsync(voters: 1);
        await at.CastAsync(at.Voters[0], at.First, 3);
        var refusal = await at.Bed.Votes.CastVoteAsync(at.Voters[0], at.Number, at.Vote, at.Second, 1);
        Assert.AreEqual("You have 3 dots, and 3 are on other factors. Take one off there first.", refusal?.Sentence);
        await at.CastAsync(at.Voters[0], at.First, 2);
        await at.CastAsync(at.Voters[0], at.Second, 1);
        var mine = (await at.Bed.Votes.MyBallotAsync(at.Voters[0], at.Number)).Value;
        Assert.AreEqual((2, 1, 1), (mine.Mine[at.First], mine.Mine[at.Second], mine.VoterCount));
        Assert.IsNotNull(await at.Bed.Votes.CastVoteAsync(at.Voters[0], at.Number, at.Vote, at.First, -1));
        Assert.IsNotNull(await at.Bed.Votes.CastVoteAsync(at.Voters[0], at.Number, at.Vote, at.First, int.MaxValue));
    }

    [TestMethod]
    public async Task Nobody_learns_a_count_or_a_choice_before_the_round_is_closed_and_nobody_a_choice_after()
    {
        await using var at = await Voting.OpenAsync(voters: 2);
        var before = await at.LogAsync();
        await at.CastAsync(at.Voters[0], at.First, 3);
        await at.CastAsync(at.Voters[1], at.First, 2);

        Assert.AreEqual(before, await at.LogAsync(), "a vote left a row in the log");
        foreach (var reader in new[] { at.Bed.Administrator, at.Bed.Manager, at.Voters[1] })
        {
            var page = (await at.Reviews.OpenAsync(reader, at.Number)).Value;
            Assert.IsEmpty(page.Review.Vote!.Totals);
            Assert.AreEqual(0, page.Review.Vote.On(at.First));
            Assert.AreEqual(0, page.Review.Vote.VoterCount);
            var ballot = (await at.Bed.Votes.MyBallotAsync(reader, at.Number)).Value;
            Assert.AreEqual(reader == at.Voters[1] ? 2 : 0, ballot.Mine.Values.Sum(), "another's dots were read");
        }
        var untouched = await at.EverythingReadAsync(at.Bed.Manager);
        await at.CastAsync(at.Voters[0], at.First, 0);
        await at.CastAsync(at.Voters[0], at.Second, 1);
        Assert.AreEqual(untouched, await at.EverythingReadAsync(at.Bed.Manager), "what a manager reads tells one vote from another");

        Assert.IsNull(await at.Bed.Votes.CloseVoteAsync(at.Bed.Manager, at.Number));
        foreach (var change in await at.Bed.RowsAsync(db => db.Changes.Where(c => c.Verb == "vote.close").ToListAsync()))
            foreach (var voter in at.Voters)
                Assert.IsFalse($"{change.PersonId} {change.EntityId} {change.Before} {change.After}".Contains(voter.PersonId.ToString(),
                    StringComparison.OrdinalIgnoreCase), "the log says who voted");
        Assert.IsEmpty((await at.Bed.AuditAsync()).Problems);
    }

    [TestMethod]
    public async Task A_vote_after_closing_is_refused_and_says_what_it_was_about_also_when_a_new_round_is_open()
    {
        await using var at = await Voting.OpenAsync(voters: 1);
        await at.Bed.Votes.CloseVoteAsync(at.Bed.Manager, at.Number);
        var late = await at.Bed.Votes.CastVoteAsync(at.Voters[0], at.Number, at.Vote, at.First, 1);
        Assert.AreEqual("The vote was closed before this came in: your choice on “The job reports success” was not counted. "
            + "The facilitator can open a new round.", late?.Sentence);
        Assert.AreEqual(RefusalKind.Conflict, late!.Kind);

        var again = (await at.Bed.Votes.OpenVoteAsync(at.Bed.Manager, at.Number, 1)).Value;
        Assert.AreEqual(late, await at.Bed.Votes.CastVoteAsync(at.Voters[0], at.Number, at.Vote, at.First, 1), "a late dot slipped into the next round");
        var review = (await at.Reviews.OpenAsync(at.Voters[0], at.Number)).Value.Review;
        Assert.AreEqual((2, 1, true), (review.Vote!.Round, review.Vote.Dots, review.Vote.IsOpen));
        Assert.IsNull(review.CountedVote, "old totals would lead the new round");
        Assert.IsNull(await at.Bed.Votes.CastVoteAsync(at.Voters[0], at.Number, again, at.Second, 1));
        Assert.IsNull(await at.Bed.Votes.CloseVoteAsync(at.Bed.Manager, at.Number));
        Assert.AreEqual(1, (await at.Reviews.OpenAsync(at.Voters[0], at.Number)).Value.Review.CountedVote!.On(at.Second));
    }

    [TestMethod]
    public async Task Ten_people_vote_at_once_while_others_write_and_every_dot_counts()
    {
        await using var at = await Voting.OpenAsync(voters: 10);
        var version = await at.Bed.RowsAsync(db => db.Set<Review>().Select(r => r.Version).SingleAsync());
        var votes = at.Voters.SelectMany(v => new[] { (v, at.First, 1), (v, at.Second, 2) })
            .Select(v => Task.Run(() => at.Bed.Votes.CastVoteAsync(v.v, at.Number, at.Vote, v.Item2, v.Item3))).ToList();
        var edits = Enumerable.Range(0, 5).Select(i => Task.Run(() => at.Bed.Findings.AddMitigatorAsync(at.Bed.Manager, at.Number, $"Luck {i}", true)))
            .ToList();
        foreach (var vote in await Task.WhenAll(votes)) Assert.IsNull(vote, vote?.Sentence);
        foreach (var edit in await Task.WhenAll(edits)) Assert.IsTrue(edit.Ok);
        Assert.AreEqual(version + 5, await at.Bed.RowsAsync(db => db.Set<Review>().Select(r => r.Version).SingleAsync()), "a vote is no edit");
        Assert.AreEqual(10, (await at.Bed.Votes.MyBallotAsync(at.Bed.Manager, at.Number)).Value.VoterCount);
        await at.Bed.Votes.CloseVoteAsync(at.Bed.Manager, at.Number);
        var counted = (await at.Reviews.OpenAsync(at.Bed.Manager, at.Number)).Value.Review.CountedVote!;
        Assert.AreEqual((10, 20, 10), (counted.On(at.First), counted.On(at.Second), counted.VoterCount));
    }

    [TestMethod]
    public async Task Dots_on_a_factor_that_was_removed_come_back_and_those_of_someone_uninvited_do_not_count()
    {
        await using var at = await Voting.OpenAsync(voters: 2);
        var third = (await at.Bed.Factors.AddFactorAsync(at.Bed.Manager, at.Number, new FactorText("A third", "tools"), null)).Value;
        await at.CastAsync(at.Voters[0], third, 3);
        await at.CastAsync(at.Voters[1], at.First, 3);
        Assert.IsNull(await at.Bed.Factors.RemoveFactorAsync(at.Bed.Manager, at.Number, third));
        StringAssert.Contains((await at.Bed.Votes.CastVoteAsync(at.Voters[0], at.Number, at.Vote, third, 2))!.Sentence, "removed");
        await at.CastAsync(at.Voters[0], at.Second, 3);
        Assert.IsNull(await at.Bed.Factors.RestoreFactorAsync(at.Bed.Manager, at.Number, third));
        Assert.IsNull(await at.Bed.Pause.UninviteAsync(at.Bed.Manager, at.Number, at.Voters[1].PersonId));
        await at.Bed.Votes.CloseVoteAsync(at.Bed.Manager, at.Number);
        CollectionAssert.AreEqual(new[] { (at.Second, 3) },
            (await at.Reviews.OpenAsync(at.Bed.Manager, at.Number)).Value.Review.CountedVote!.Totals.Select(t => (t.FactorId, t.Dots)).ToArray());
    }

    [TestMethod]
    public async Task A_vote_is_opened_with_sense_once_and_a_review_is_not_closed_over_it()
    {
        await using var at = await Voting.OpenAsync(voters: 1);
        Assert.AreEqual("A vote is open already. Close it first.", (await at.Bed.Votes.OpenVoteAsync(at.Bed.Manager, at.Number)).Refusal?.Sentence);
        Assert.IsNull(await at.Reviews.OpenNextStageAsync(at.Bed.Manager, at.Number, "a reason"));
        StringAssert.Contains((await at.Reviews.OpenNextStageAsync(at.Bed.Manager, at.Number, "a reason"))!.Sentence, "still open");
        await at.Bed.Votes.CloseVoteAsync(at.Bed.Manager, at.Number);
        Assert.AreEqual("No vote is open.", (await at.Bed.Votes.CloseVoteAsync(at.Bed.Manager, at.Number))?.Sentence);
        foreach (var dots in new[] { 0, -3, 11 })
            Assert.AreEqual("Give each person between 1 and 10 dots.", (await at.Bed.Votes.OpenVoteAsync(at.Bed.Manager, at.Number, dots)).Refusal?.Sentence);
        Assert.IsNull(await at.Reviews.OpenNextStageAsync(at.Bed.Manager, at.Number, "a reason"));
        Assert.AreEqual(RefusalKind.Conflict, (await at.Bed.Votes.OpenVoteAsync(at.Bed.Manager, at.Number)).Refusal?.Kind, "closed means closed");
    }

    /// <summary>A review in Analyze with two factors, a vote that is open, and people who take part in it.</summary>
    private sealed class Voting(Testbed bed) : IAsyncDisposable
    {
        public Testbed Bed => bed;
        public ReviewService Reviews => bed.Get<ReviewService>();
        public int Number { get; private set; }
        public Guid First { get; private set; }
        public Guid Second { get; private set; }
        public Guid Vote { get; private set; }
        public List<Actor> Voters { get; } = [];

        public static async Task<Voting> OpenAsync(int voters)
        {
            var at = new Voting(await Testbed.OpenAsync());
            var it = await AccessCase.PrepareAsync(at.Bed, Standing.Analyzing);
            (at.Number, at.First) = (it.Review, it.Factor);
            at.Second = (await at.Reviews.OpenAsync(at.Bed.Manager, it.Review)).Value.Review.Factors.Single(f => f.Id != it.Factor).Id;
            at.Voters.Add(at.Bed.Member);
            for (var i = 1; i < voters; i++)
            {
                var voter = new Actor((await at.Bed.Get<PeopleService>()
                    .AddAsync(at.Bed.Administrator, new PersonText($"voter{i}@northwind.example", $"Voter {i}", Role.Member), Testbed.Password)).Value);
                Assert.IsNull(await at.Bed.Pause.InviteAsync(at.Bed.Manager, it.Review, voter.PersonId, wasInvolved: false));
                at.Voters.Add(voter);
            }
            at.Vote = (await at.Bed.Votes.OpenVoteAsync(at.Bed.Manager, it.Review)).Value;
            return at;
        }

        public async Task CastAsync(Actor voter, Guid factor, int dots)
        {
            var refusal = await bed.Votes.CastVoteAsync(voter, Number, Vote, factor, dots);
            Assert.IsNull(refusal, refusal?.Sentence);
        }

        public Task<string> LogAsync() => bed.RowsAsync(async db => JsonSerializer.Serialize(await db.Changes.OrderBy(c => c.Sequence).ToListAsync()));

        /// <summary>All that one person is given of the review, but for their own ballot.</summary>
        public async Task<string> EverythingReadAsync(Actor reader)
        {
            var page = (await Reviews.OpenAsync(reader, Number)).Value;
            return string.Join('\n', JsonSerializer.Serialize(page.Review), JsonSerializer.Serialize(page.Gate),
                JsonSerializer.Serialize((await bed.History.HistoryAsync(reader, Number, 1)).Value),
                JsonSerializer.Serialize((await bed.Get<ActionService>().MyWorkAsync(reader)).Value), JsonSerializer.Serialize((await bed.Get<SearchService>()
                    .FindAsync(reader, "job")).Value),
                (await bed.Get<ReportDocuments>().ReviewAsync(reader, Number, "en")).Value.Markdown);
        }

        public ValueTask DisposeAsync() => bed.DisposeAsync();
    }
}
