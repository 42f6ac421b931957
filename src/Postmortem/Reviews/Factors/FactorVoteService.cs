using Microsoft.EntityFrameworkCore;
using Postmortem.Sessions;
using Postmortem.Storage;

namespace Postmortem.Reviews.Factors;

/// <summary>Dot voting on the factors.</summary>
public sealed class FactorVoteService(Store store, ChangeFeed feed)
{
    private static readonly ReviewVerb OpenVote = new("vote.open", ReviewSlices.Votes)
    {
        Needs = ReviewSlices.Votes | ReviewSlices.Factors | ReviewSlices.People,
        Says =
        {
            [nameof(FactorVote)] = v => new("opened a vote on the factors, "
                + $"with {v.After("Dots")} {(v.After("Dots") == "1" ? "dot" : "dots")} for each person"),
        },
    };

    /// <summary>Opens a round of dot voting on the factors.</summary>
    /// <returns>The round's id, which each vote names.</returns>
    public Task<Result<Guid>> OpenVoteAsync(Actor actor, int number, int dots = FactorVote.UsualDots, CancellationToken ct = default) =>
        store.WriteReviewAsync<Guid>(actor, number, OpenVote, async (work, review) =>
            review.OpenVote(work.Me, await LeadsSessionAsync(work, review), dots, work.Now, out var opened) is { } refusal ? refusal : opened!.Id, ct);

    /// <summary>
    /// Puts this many of one's own dots on a factor; 0 takes them off. It is no edit: nothing is logged and no row of the review is
    /// touched, so that votes collide neither with each other nor with what others write.
    /// </summary>
    /// <param name="voteId">The round that the voter was looking at; one that is closed by now refuses.</param>
    public async Task<Refusal?> CastVoteAsync(Actor actor, int number, Guid voteId, Guid factorId, int dots, CancellationToken ct = default)
    {
        Guid? touched = null;
        var refusal = await store.WriteAsync(actor, Verb.Untraced, async work =>
        {
            await HoldAsync(work, voteId, alone: false);
            if (await work.ReviewAsync(number, ReviewSlices.People | ReviewSlices.Factors | ReviewSlices.Votes) is not { } review) return Refusal.NotFound;
            var mine = await work.Db.Set<Ballot>().Where(b => b.VoteId == voteId && b.PersonId == work.Me.Id).ToListAsync(work.Ct);
            var standing = review.Factors.Select(f => f.Id).ToHashSet();
            work.Db.RemoveRange(mine.Where(b => !standing.Contains(b.FactorId)));
            var elsewhere = mine.Where(b => b.FactorId != factorId && standing.Contains(b.FactorId)).Sum(b => b.Dots);
            if (review.MayVote(work.Me, voteId, factorId, dots, elsewhere) is { } no) return no;
            var ballot = mine.Find(b => b.FactorId == factorId);
            if (ballot is null) work.Db.Add(ballot = new Ballot(voteId, work.Me.Id, factorId));
            ballot.Place(dots);
            touched = review.Id;
            return null;
        }, ct);
        if (refusal is null && touched is { } id) feed.Publish([new ChangeNews(0, id, nameof(Ballot))]);
        return refusal;
    }

    private static readonly ReviewVerb CloseVote = new("vote.close", ReviewSlices.Votes)
    {
        Needs = ReviewSlices.Votes | ReviewSlices.Factors | ReviewSlices.People,
        Says =
        {
            [nameof(FactorVote)] = v => new("closed the vote on the factors"),
        },
    };

    /// <summary>Closes the round, counts, and takes the ballots away.</summary>
    public Task<Refusal?> CloseVoteAsync(Actor actor, int number, CancellationToken ct = default) =>
        store.ChangeReviewAsync(actor, number, CloseVote, async (work, review) =>
        {
            if (review.Vote is not { } vote) return new Refusal("No vote is open.", RefusalKind.Conflict);
            await HoldAsync(work, vote.Id, alone: true);
            var ballots = await work.Db.Set<Ballot>().Where(b => b.VoteId == vote.Id).ToListAsync(work.Ct);
            if (review.CloseVote(work.Me, await LeadsSessionAsync(work, review), ballots, work.Now) is { } refusal) return refusal;
            work.Db.RemoveRange(ballots);
            return null;
        }, ct);

    /// <summary>One's own dots in the round that is open, and how many people have voted.</summary>
    public Task<Result<MyBallot>> MyBallotAsync(Actor actor, int number, CancellationToken ct = default) =>
        store.ReadAsync<MyBallot>(actor, async work =>
        {
            if (await work.ReviewIdAsync(number) is not { } review) return Refusal.NotFound;
            if (await work.Db.Set<FactorVote>().Where(v => v.ReviewId == review && v.ClosedAt == null).Select(v => (Guid?)v.Id)
                .SingleOrDefaultAsync(work.Ct) is not { } vote) return MyBallot.None;
            var cast = work.Db.Set<Ballot>().Where(b => b.VoteId == vote && b.Dots > 0);
            var mine = await cast.Where(b => b.PersonId == work.Me.Id).ToDictionaryAsync(b => b.FactorId, b => b.Dots, work.Ct);
            return new MyBallot(vote, mine, await cast.Select(b => b.PersonId).Distinct().CountAsync(work.Ct));
        }, ct);

    private static Task<bool> LeadsSessionAsync(Work work, Review review) =>
        work.Db.Set<ReviewSession>().AnyAsync(s => s.ReviewId == review.Id && s.LeaderId == work.Me.Id && s.StartedAt != null && s.EndedAt == null, work.Ct);

    /// <summary>
    /// Where several nodes write at once, no ballot may come in behind the count: voters share the round, closing has it alone. On
    /// SQLite the transaction already holds the file.
    /// </summary>
    private static async Task HoldAsync(Work work, Guid voteId, bool alone)
    {
        if (!work.Db.Database.IsSqlServer()) return;
        var (resource, mode) = ($"Vote {voteId:N}", alone ? "Exclusive" : "Shared");
        await work.Db.Database.ExecuteSqlAsync($"EXEC sp_getapplock @Resource = {resource}, @LockMode = {mode}, @LockOwner = 'Transaction'", work.Ct);
    }
}
