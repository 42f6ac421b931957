using Microsoft.AspNetCore.Components;
using Postmortem.Actions;
using Postmortem.Reviews.Fix;
using Postmortem.Storage;
using Postmortem.Web.Components.Kit;
using Postmortem.Web.Components.Kit.Fields;

namespace Postmortem.Web.Components.Notices;

/// <summary>Chooses which facts of one kind a notice tells.</summary>
public sealed partial class FactPicker
{
    private Guid? rewording;
    private string? problem;
    private string own = "";

    /// <summary>Whether the field for a new sentence is open when the page is; from then on its writer decides.</summary>
    private bool writesOwn;

    /// <summary>Makes the field for a new sentence anew after each that was added.</summary>
    private int written;

    [Inject] private SharingService Shares { get; set; } = default!;
    [Inject] private DraftService Drafts { get; set; } = default!;
    [Inject] private PageFocus Focus { get; set; } = default!;

    [CascadingParameter] private NoticeWork Work { get; set; } = default!;

    [Parameter, EditorRequired] public FactAbout About { get; set; }

    private string Key => $"facts-{About.ToString().ToLowerInvariant()}";

    private string OwnId => $"{Key}-own";

    private string DraftKey => $"review/{Work.Review.Number}/{OwnId}";

    private List<ShareableFact> Shared => [.. Work.Review.Facts.Where(f => f.About == About)];

    /// <summary>What the review says and nobody has put in words for customers yet.</summary>
    private List<(Guid Id, string Text)> Offered
    {
        get
        {
            var review = Work.Review;
            var all = About switch
            {
                FactAbout.WhatHappened => review.Timeline.Select(e => (e.Id, e.Text)),
                FactAbout.Why => review.FactorTree().Where(f => !f.Factor.IsAboutAPerson).Select(f => (f.Factor.Id, f.Factor.Text)),
                FactAbout.WhatChanged => review.Actions.Where(a => a.DoneAt is not null && a.State is not (ActionState.Planned or ActionState.InProgress))
                    .Select(a => (a.Id, a.Text)),
                _ => throw new InvalidOperationException($"Nothing is offered for {About}."),
            };
            return [.. all.Where(o => review.Facts.All(f => f.SourceId != o.Id))];
        }
    }

    protected override async Task OnInitializedAsync()
    {
        if (!RendererInfo.IsInteractive) return;
        var kept = await Drafts.ReadAsync(Work.Actor, DraftKey);
        if (kept.Ok && kept.Value.TryGetValue(DraftKey, out var text)) own = text;
        writesOwn = own.Length > 0 || (Shared.Count == 0 && Offered.Count == 0);
    }

    private static string PickId(Guid id) => $"fact-{id:N}";

    private static string WordsId(Guid id) => $"fact-{id:N}-words";

    private async Task PickAsync(Guid id, bool told) => problem = (await Work.ChangeAsync(text => Pick(text, id, told)))?.Sentence;

    private static Postmortem.Notices.NoticeText Pick(Postmortem.Notices.NoticeText text, Guid id, bool told)
    {
        var others = text.FactIds.Where(f => f != id);
        return text with { FactIds = told ? [.. others, id] : [.. others] };
    }

    private async Task ShareAsync(Guid source, string words)
    {
        if (await AddAsync(source, words) is not { } id) return;
        await BeginAsync(id);
    }

    private async Task AddAsync()
    {
        if (await AddAsync(null, own) is null) return;
        own = "";
        written++;
        _ = await Drafts.DropAsync(Work.Actor, DraftKey); // refused, it is offered again
        StateHasChanged();
        await Focus.ToAsync(OwnId);
    }

    /// <returns>The fact's id; null where it was refused.</returns>
    private async Task<Guid?> AddAsync(Guid? source, string words)
    {
        var shared = await Shares.ShareAsync(Work.Actor, Work.Review.Number, About, source, words);
        problem = (await Work.AskAsync(() => Task.FromResult(shared.Refusal)))?.Sentence;
        if (!shared.Ok) return null;
        problem = (await Work.ChangeAsync(text => Pick(text, shared.Value, told: true)))?.Sentence;
        return shared.Value;
    }

    private async Task UnshareAsync(ShareableFact fact)
    {
        var told = Work.Text.FactIds.Contains(fact.Id);
        if (told && await Work.ChangeAsync(text => Pick(text, fact.Id, told: false)) is { } kept)
        {
            problem = kept.Sentence;
            return;
        }
        var number = Work.Review.Number;
        problem = (await Work.AskAsync(() => Shares.UnshareAsync(Work.Actor, number, fact.Id), "Customers will not be told this.", async () =>
        {
            var again = await Shares.ShareAsync(Work.Actor, number, fact.About, fact.SourceId, fact.Text);
            return again.Refusal ?? (told ? await PickAgainAsync(again.Value) : null);
        }))?.Sentence;
        await Focus.ToAsync(Key);
    }

    private async Task<Refusal?> PickAgainAsync(Guid id)
    {
        await Work.ReloadAsync();
        return await Work.ChangeAsync(text => Pick(text, id, told: true));
    }

    private async Task<SaveOutcome> RewordAsync(Guid id, string text)
    {
        var refusal = await Work.AskAsync(() => Shares.EditFactAsync(Work.Actor, Work.Review.Number, id, text));
        return refusal is null ? new SaveOutcome.Saved(text) : new SaveOutcome.Refused(refusal.Sentence);
    }

    private async Task<SaveOutcome> KeepAsync(string text, CancellationToken cancellation)
    {
        own = text;
        var refusal = await Drafts.KeepAsync(Work.Actor, DraftKey, text, cancellation);
        return refusal is null ? new SaveOutcome.Saved(text) : new SaveOutcome.Refused(refusal.Sentence);
    }

    private async Task BeginAsync(Guid id)
    {
        rewording = id;
        StateHasChanged();
        await Focus.ToAsync(WordsId(id));
    }

    private async Task EndAsync(Guid id)
    {
        rewording = null;
        StateHasChanged();
        await Focus.ToAsync(PickId(id));
    }
}
