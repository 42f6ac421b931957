using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Postmortem.People;

namespace Postmortem.Reviews.Factors;

/// <summary>
/// One round of dot voting on what to look at first. While it is open each participant sees their own dots and nobody any other;
/// closing it counts them and takes the ballots away, so that totals are all that is ever known.
/// </summary>
public sealed class FactorVote
{
    public const int UsualDots = 3;
    public const int MostDots = 10;

    private readonly List<FactorVoteTotal> _totals = [];

    private FactorVote() { }

    internal FactorVote(Guid reviewId, int round, int dots, Person by, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (ReviewId, Round, Dots, OpenedById, OpenedAt) = (reviewId, round, dots, by.Id, now);
    }

    public Guid Id { get; private set; }
    public Guid ReviewId { get; private set; }

    /// <summary>Counted from 1 in its review.</summary>
    public int Round { get; private set; }

    /// <summary>How many each participant has.</summary>
    public int Dots { get; private set; }
    public Guid OpenedById { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>How many people placed a dot; 0 until it is closed.</summary>
    public int VoterCount { get; private set; }
    public bool IsOpen => ClosedAt is null;

    /// <summary>What was counted when it was closed, most dots first; a factor without a dot is not in it.</summary>
    public IReadOnlyList<FactorVoteTotal> Totals => [.. _totals.OrderByDescending(t => t.Dots).ThenBy(t => t.FactorId)];

    /// <summary>How many dots this factor was given; 0 while it is open.</summary>
    public int On(Guid factorId) => _totals.Find(t => t.FactorId == factorId)?.Dots ?? 0;

    internal void Close(IReadOnlyCollection<Ballot> ballots, DateTimeOffset now)
    {
        (ClosedAt, VoterCount) = (now, ballots.Select(b => b.PersonId).Distinct().Count());
        _totals.AddRange(ballots.GroupBy(b => b.FactorId).Select(g => new FactorVoteTotal(Id, g.Key, g.Sum(b => b.Dots))));
    }
}

/// <summary>What one factor was given in a round that is closed.</summary>
public sealed class FactorVoteTotal
{
    private FactorVoteTotal() { }

    internal FactorVoteTotal(Guid voteId, Guid factorId, int dots) => (VoteId, FactorId, Dots) = (voteId, factorId, dots);

    public Guid VoteId { get; private set; }
    public Guid FactorId { get; private set; }
    public int Dots { get; private set; }
}

/// <summary>One person's dots on one factor, there only while the round is open. It is part of no review that is loaded.</summary>
[Storage.Unlogged("a row in the log would say who voted for what")]
public sealed class Ballot
{
    private Ballot() { }

    internal Ballot(Guid voteId, Guid personId, Guid factorId) => (VoteId, PersonId, FactorId) = (voteId, personId, factorId);

    public Guid VoteId { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid FactorId { get; private set; }
    public int Dots { get; private set; }

    internal void Place(int dots) => Dots = dots;
}

/// <summary>The round that is open, as one person may see it.</summary>
/// <param name="VoteId">Null where none is open.</param>
/// <param name="Mine">One's own dots by factor.</param>
/// <param name="VoterCount">How many people have placed a dot so far; never on what.</param>
public sealed record MyBallot(Guid? VoteId, IReadOnlyDictionary<Guid, int> Mine, int VoterCount)
{
    public static readonly MyBallot None = new(null, new Dictionary<Guid, int>(), 0);
}

internal sealed class FactorVoteMapping : IEntityTypeConfiguration<FactorVote>, IEntityTypeConfiguration<FactorVoteTotal>, IEntityTypeConfiguration<Ballot>
{
    public void Configure(EntityTypeBuilder<FactorVote> vote)
    {
        vote.ToTable("FactorVotes");
        vote.HasIndex(v => new { v.ReviewId, v.Round }).IsUnique();
        vote.HasOne<Person>().WithMany().HasForeignKey(v => v.OpenedById);
        vote.HasMany(v => v.Totals).WithOne().HasForeignKey(t => t.VoteId);
    }

    public void Configure(EntityTypeBuilder<FactorVoteTotal> total)
    {
        total.ToTable("FactorVoteTotals");
        total.HasKey(t => new { t.VoteId, t.FactorId });
        total.HasOne<ContributingFactor>().WithMany().HasForeignKey(t => t.FactorId);
    }

    public void Configure(EntityTypeBuilder<Ballot> ballot)
    {
        ballot.ToTable("Ballots");
        ballot.HasKey(b => new { b.VoteId, b.PersonId, b.FactorId });
        ballot.HasOne<FactorVote>().WithMany().HasForeignKey(b => b.VoteId);
        ballot.HasOne<Person>().WithMany().HasForeignKey(b => b.PersonId);
        ballot.HasOne<ContributingFactor>().WithMany().HasForeignKey(b => b.FactorId);
    }
}
