using Postmortem.People;
using Postmortem.Reviews.Factors;

namespace Postmortem.Reviews;

public sealed partial class Review
{
    /// <summary>The rounds of voting, first to last.</summary>
    public IReadOnlyList<FactorVote> Votes => [.. VoteRows.OrderBy(v => v.Round)];

    /// <summary>The last round, open or closed; null where there was none.</summary>
    public FactorVote? Vote => VoteRows.MaxBy(v => v.Round);

    /// <summary>The last round where it is closed: what the tree and the report show. While a new one is open, old totals would lead it.</summary>
    public FactorVote? CountedVote => Vote is { IsOpen: false } vote ? vote : null;

    /// <summary>The factors in the order of the counted round, most dots first; in the order of the tree where dots are equal.</summary>
    public IReadOnlyList<ContributingFactor> FactorsByVotes() =>
        [.. FactorTree().Select(row => row.Factor).OrderByDescending(f => CountedVote?.On(f.Id) ?? 0)];

    /// <summary>Opens a round of voting; a round after the first counts anew.</summary>
    /// <param name="dots">How many each participant has.</param>
    /// <param name="inSession">Whether they lead the session that is running.</param>
    public Refusal? OpenVote(Person by, bool inSession, int dots, DateTimeOffset now, out FactorVote? opened)
    {
        opened = null;
        if (!IsLedBy(by) && !inSession) return Refusal.NotYours("Only the facilitator, a manager or whoever leads the session opens a vote.");
        if (Vote is { IsOpen: true }) return new Refusal("A vote is open already. Close it first.", RefusalKind.Conflict);
        if (dots is < 1 or > FactorVote.MostDots) return new Refusal($"Give each person between 1 and {FactorVote.MostDots} dots.");
        if (Factors.Count < 2) return new Refusal("A vote needs two factors to choose from. Add them first.");
        if (ParticipantRows.Count == 0) return new Refusal("Nobody takes part yet who could vote. Invite people first.");
        var vote = opened = new FactorVote(Id, (Vote?.Round ?? 0) + 1, dots, by, now);
        return Edit(() => VoteRows.Add(vote), Stage.Analyze);
    }

    /// <summary>Whether this person may put so many dots on a factor; alters nothing of the review, so that ten people can vote at once.</summary>
    /// <param name="voteId">The round that the voter was looking at.</param>
    /// <param name="elsewhere">How many of their dots are on other factors.</param>
    internal Refusal? MayVote(Person by, Guid voteId, Guid factorId, int dots, int elsewhere)
    {
        if (VoteRows.Find(v => v.Id == voteId) is not { } vote) return Refusal.NotFound;
        if (ParticipantRows.TrueForAll(p => p.PersonId != by.Id)) return Refusal.NotYours("Only those who were invited vote. The facilitator can invite you.");
        var factor = Factor(factorId);
        var pressed = factor is null ? "a factor that was removed" : $"“{Words.Short(factor.Text, 60)}”";
        if (!vote.IsOpen || IsClosed)
            return new Refusal($"The vote was closed before this came in: your choice on {pressed} was not counted. The facilitator can open a new round.",
                RefusalKind.Conflict);
        if (factor is null)
            return new Refusal("This factor was removed meanwhile. Your dots on it are yours again; put them on another.", RefusalKind.Conflict);
        if (dots < 0) return new Refusal("There are no fewer than no dots.");
        return dots > vote.Dots - elsewhere
            ? new Refusal($"You have {vote.Dots} {(vote.Dots == 1 ? "dot" : "dots")}, "
                + $"and {(elsewhere == 1 ? "1 is" : $"{elsewhere} are")} on other factors. Take one off there first.")
            : null;
    }

    /// <summary>Closes the round and shows its totals. What someone put on a factor that is gone, or who no longer takes part, does not count.</summary>
    /// <param name="inSession">Whether they lead the session that is running.</param>
    /// <param name="ballots">All that were cast in this round.</param>
    internal Refusal? CloseVote(Person by, bool inSession, IReadOnlyCollection<Ballot> ballots, DateTimeOffset now)
    {
        if (!IsLedBy(by) && !inSession) return Refusal.NotYours("Only the facilitator, a manager or whoever leads the session closes a vote.");
        if (Vote is not { IsOpen: true } vote) return new Refusal("No vote is open.", RefusalKind.Conflict);
        var counted = ballots.Where(b => b.VoteId == vote.Id && b.Dots > 0 && Factor(b.FactorId) is not null
            && ParticipantRows.Exists(p => p.PersonId == b.PersonId)).ToList();
        return Edit(() => vote.Close(counted, now));
    }
}
