using Microsoft.AspNetCore.Components;
using Postmortem.Reviews;
using Postmortem.Reviews.Comments;
using Postmortem.Reviews.Fix;

namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>A row about something that customers may be told.</summary>
public abstract partial class SharablePart
{
    [Inject] private SharingService Shares { get; set; } = default!;

    private bool writing;

    /// <summary>What this row is about.</summary>
    protected abstract SharableThing Shared { get; }

    private ShareableFact? Fact => Review.Facts.FirstOrDefault(f => f.SourceId == Shared.SourceId);

    /// <summary>Words that were begun on an earlier visit are there again.</summary>
    protected override void OnInitialized() => writing = Desk.Drafts?.ContainsKey($"review/{Number}/{Shared.DraftKey}") == true;

    private async Task SharedAsync()
    {
        writing = false;
        StateHasChanged();
        await Focus.ToAsync(ShareId);
    }

    private async Task UnshareAsync()
    {
        if (Fact is not { } fact) return;
        var (about, source) = (Shared.About, Shared.SourceId);
        if (await RunAsync(() => Shares.UnshareAsync(Actor, Number, fact.Id), "Customers will not be told this.", async () =>
            (await Shares.ShareAsync(Actor, Number, about, source, fact.Text)).Refusal))
            await Focus.ToAsync(ShareId);
    }
}

/// <summary>A timeline entry, a factor or an action, as something that customers may be told.</summary>
/// <param name="Text">What the review itself says, as a beginning.</param>
/// <param name="Key">Where the ids of its parts begin.</param>
public sealed record SharableThing(FactAbout About, Guid SourceId, string Text, string Key)
{
    /// <summary>What can be shared can be talked about.</summary>
    public CommentPlace Place => new(About switch
    {
        FactAbout.WhatHappened => CommentAbout.TimelineEntry,
        FactAbout.Why => CommentAbout.Factor,
        _ =>
        CommentAbout.Action
    }, SourceId);

    /// <summary>Of words that were not stored yet.</summary>
    public string DraftKey => $"share-{SourceId:N}";
}
