using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Postmortem.Reviews;
using Postmortem.Storage;

namespace Postmortem.Incidents;

/// <summary>What customers met, typed in by a person or imported from somewhere else.</summary>
public sealed class Incident : ISearchable
{
    private readonly List<IncidentUpdate> _updates = [];
    private readonly List<IncidentFinding> _findings = [];

    private Incident() { }

    /// <param name="number">The next free number of the register.</param>
    public Incident(int number, Guid? reportedById, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        Number = number;
        ReportedById = reportedById;
        ReportedAt = now;
    }

    public Guid Id { get; private set; }
    public int Number { get; private set; }
    public string Reference => $"I-{Number}";
    public string Title { get; private set; } = "";

    /// <summary>What the customers experienced, as they would say it.</summary>
    public string CustomerExperience { get; private set; } = "";

    /// <summary>Whom it touched, in words.</summary>
    public string WhoWasTouched { get; private set; } = "";
    public int? CustomersAffected { get; private set; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? NoticedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public Severity Severity { get; private set; } = Severity.Major;
    public string Channel { get; private set; } = "";

    /// <summary>Names of the services it touched, separated by a comma and a space.</summary>
    public string Services { get; private set; } = "";

    public Guid? ReportedById { get; private set; }
    public DateTimeOffset ReportedAt { get; private set; }

    /// <summary>The review this incident belongs to; several incidents may share one.</summary>
    public Guid? ReviewId { get; private set; }

    /// <summary>Why it gets no review, where that was decided; empty where it was not.</summary>
    public string NoReviewReason { get; private set; } = "";
    public Guid? NoReviewById { get; private set; }
    public DateTimeOffset? NoReviewAt { get; private set; }

    /// <summary>Where it was imported from: "statuspage", "markdown"; null where a person typed it.</summary>
    public string? Source { get; private set; }
    public string? SourceId { get; private set; }
    public string? SourceUrl { get; private set; }
    public DateTimeOffset? SourceUpdatedAt { get; private set; }

    /// <summary>SHA-256 of what came from outside, in hexadecimal: the same again changes nothing.</summary>
    public string? SourceHash { get; private set; }

    /// <summary>The day on which its source says that it began, where it tells no time of day.</summary>
    public DateOnly? StartedOn { get; private set; }

    /// <summary>What the import assumed, left open or left out, as far as no person has corrected it.</summary>
    public IReadOnlyList<IncidentRemark> Remarks { get; private set; } = [];

    /// <summary>Names of the fields that a person wrote; an import leaves these alone. Separated by a space.</summary>
    public string WrittenByHand { get; private set; } = "";
    public long Version { get; private set; }

    /// <summary>What the source told, step by step.</summary>
    public IReadOnlyList<IncidentUpdate> Updates => [.. _updates.OrderBy(u => u.At).ThenBy(u => u.Id)];

    /// <summary>What an imported post-mortem found.</summary>
    public IReadOnlyList<IncidentFinding> Findings => [.. _findings.OrderBy(f => f.Kind).ThenBy(f => f.Position)];

    /// <summary>Reports or corrects the incident. What a person writes here is never overwritten by an import.</summary>
    public Refusal? Describe(IncidentText text)
    {
        text = text.Cleaned();
        if (text.Check() is { } refusal) return refusal;
        Title = ByHand(nameof(Title), Title, text.Title);
        CustomerExperience = ByHand(nameof(CustomerExperience), CustomerExperience, text.CustomerExperience);
        WhoWasTouched = ByHand(nameof(WhoWasTouched), WhoWasTouched, text.WhoWasTouched);
        CustomersAffected = ByHand(nameof(CustomersAffected), CustomersAffected, text.CustomersAffected);
        StartedAt = ByHand(nameof(StartedAt), StartedAt, text.StartedAt);
        NoticedAt = ByHand(nameof(NoticedAt), NoticedAt, text.NoticedAt);
        EndedAt = ByHand(nameof(EndedAt), EndedAt, text.EndedAt);
        Severity = ByHand(nameof(Severity), Severity, text.Severity);
        Channel = ByHand(nameof(Channel), Channel, text.Channel);
        Services = ByHand(nameof(Services), Services, text.Services);
        Remarks = IncidentRemark.Holding(Remarks, IsFromSource);
        Version++;
        return null;
    }

    /// <summary>Takes the newest state from outside, except where a person wrote.</summary>
    public void TakeFromSource(SourceState state)
    {
        (Source, SourceId, SourceUrl, SourceUpdatedAt, SourceHash) = (state.Source, state.SourceId, state.Url, state.UpdatedAt, state.Hash);
        StartedOn = state.StartedOn;
        var text = state.Text.Cleaned();
        if (IsFromSource(nameof(Title))) Title = text.Title;
        if (IsFromSource(nameof(CustomerExperience))) CustomerExperience = text.CustomerExperience;
        if (IsFromSource(nameof(WhoWasTouched))) WhoWasTouched = text.WhoWasTouched;
        if (IsFromSource(nameof(CustomersAffected))) CustomersAffected = text.CustomersAffected;
        if (IsFromSource(nameof(StartedAt))) StartedAt = text.StartedAt;
        if (IsFromSource(nameof(NoticedAt))) NoticedAt = text.NoticedAt;
        if (IsFromSource(nameof(EndedAt))) EndedAt = text.EndedAt;
        if (IsFromSource(nameof(Severity))) Severity = text.Severity;
        if (IsFromSource(nameof(Channel))) Channel = text.Channel;
        if (IsFromSource(nameof(Services))) Services = text.Services;
        TakeUpdates(state.Updates);
        _findings.Clear();
        _findings.AddRange(state.Findings);
        // That it could be another incident too was not settled by its source's telling more.
        var identity = state.Remarks.Any(remark => remark.About == IncidentRemark.Identity) ? []
            : Remarks.Where(remark => remark.About == IncidentRemark.Identity);
        Remarks = IncidentRemark.Holding(identity.Concat(state.Remarks), IsFromSource);
        Version++;
    }

    /// <summary>Puts this incident under a review.</summary>
    public Refusal? Join(Review review)
    {
        if (ReviewId is not null) return new Refusal("This incident already has a review. Open that one instead.", RefusalKind.Conflict);
        if (NoReviewReason.Length > 0)
            return new Refusal("It was decided that this incident gets no review. A manager can take that back first.", RefusalKind.Conflict);
        ReviewId = review.Id;
        Version++;
        return null;
    }

    /// <summary>A manager decides that it gets no review, and says why. It stands in the register of reviews, and may be taken back.</summary>
    public Refusal? SkipReview(People.Person by, string reason, DateTimeOffset now)
    {
        if (!by.IsManager) return Refusal.NotYours("Only a manager decides that an incident gets no review.");
        if (ReviewId is not null) return new Refusal("This incident already has a review. Open that one instead.", RefusalKind.Conflict);
        reason = Words.Clean(reason);
        if (Words.RequireText(reason, "The reason to go on without a review").At(nameof(NoReviewReason)) is { } refusal) return refusal;
        (NoReviewReason, NoReviewById, NoReviewAt) = (reason, by.Id, now);
        Version++;
        return null;
    }

    public Refusal? TakeSkippingBack(People.Person by)
    {
        if (!by.IsManager) return Refusal.NotYours("Only a manager takes back that an incident gets no review.");
        if (NoReviewReason.Length == 0) return new Refusal("Nobody has decided that this incident gets no review.", RefusalKind.Conflict);
        (NoReviewReason, NoReviewById, NoReviewAt) = ("", null, null);
        Version++;
        return null;
    }

    public SearchText? ToSearch() => new("incident", Id, ReviewId, Id, Title, $"{CustomerExperience}\n{WhoWasTouched}\n{Services}");

    private void TakeUpdates(IReadOnlyList<IncidentUpdate> updates)
    {
        var known = _updates.ToDictionary(u => u.SourceId, StringComparer.Ordinal);
        _updates.RemoveAll(u => updates.All(n => n.SourceId != u.SourceId));
        foreach (var update in updates)
            if (known.TryGetValue(update.SourceId, out var old)) old.Take(update);
            else _updates.Add(update);
    }

    /// <summary>Whether an import may write it: no person has.</summary>
    internal bool IsFromSource(string field) => !WrittenByHand.Split(' ').Contains(field);

    private T ByHand<T>(string field, T before, T after)
    {
        if (!EqualityComparer<T>.Default.Equals(before, after) && IsFromSource(field))
            WrittenByHand = WrittenByHand.Length == 0 ? field : $"{WrittenByHand} {field}";
        return after;
    }
}

internal sealed class IncidentMapping : IEntityTypeConfiguration<Incident>
{
    public void Configure(EntityTypeBuilder<Incident> incident)
    {
        incident.ToTable("Incidents");
        incident.Property(i => i.Title).HasMaxLength(Words.LineLimit);
        incident.Property(i => i.Channel).HasMaxLength(Words.LineLimit);
        incident.Property(i => i.Source).HasMaxLength(32);
        incident.Property(i => i.SourceId).HasMaxLength(200);
        incident.Property(i => i.SourceUrl).HasMaxLength(2000);
        incident.Property(i => i.SourceHash).HasMaxLength(64);
        incident.Property(i => i.WrittenByHand).HasMaxLength(400);
        incident.Property(i => i.Remarks)
            .HasConversion(remarks => IncidentRemark.ToJson(remarks), json => IncidentRemark.FromJson(json), IncidentRemark.Comparer);
        incident.Property(i => i.Version).IsConcurrencyToken();
        incident.HasIndex(i => i.Number).IsUnique();
        incident.HasIndex(i => new { i.Source, i.SourceId }).IsUnique();
        incident.HasIndex(i => i.ReportedAt);
        incident.HasMany(i => i.Findings).WithOne().HasForeignKey(f => f.IncidentId);
        incident.HasMany(i => i.Updates).WithOne().HasForeignKey(u => u.IncidentId);
        incident.HasOne<Review>().WithMany(r => r.Incidents).HasForeignKey(i => i.ReviewId).IsRequired(false);
        incident.HasOne<People.Person>().WithMany().HasForeignKey(i => i.NoReviewById).IsRequired(false);
        incident.HasOne<People.Person>().WithMany().HasForeignKey(i => i.ReportedById).IsRequired(false);
    }
}
