using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Postmortem.Notices;
using Postmortem.People;
using Postmortem.Storage;

namespace Postmortem.Web.Components.Notices;

/// <summary>A notice that is not one yet: its words are a draft of whoever writes them.</summary>
public sealed partial class NoticeComposer
{
    private bool ready;
    private bool isKept;
    private string? refused;
    private Guid requestKey;

    /// <summary>The sheet as it was kept last; null before anything was.</summary>
    private string? kept;

    private NoticeKind kind;
    private string language = "en";

    /// <summary>Makes the fields anew when a draft is thrown away.</summary>
    private int rounds;

    [Inject] private PeopleService People { get; set; } = default!;
    [Inject] private DraftService Drafts { get; set; } = default!;
    [Inject] private TimeProvider Time { get; set; } = default!;

    [Parameter, EditorRequired] public int Number { get; set; }

    /// <summary>The kind that the address asks for; an improvement notice where it asks for none.</summary>
    [Parameter] public string? Wanted { get; set; }

    public override NoticeKind Kind => kind;

    public override string Language => language;

    private string DraftKey => $"review/{Number}/notice";

    public override async Task<Refusal?> ChangeAsync(Func<NoticeText, NoticeText> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Text = change(Text);
        return await KeepAsync();
    }

    public override async Task ReloadAsync()
    {
        var opened = await Reviews.OpenAsync(Actor, Number);
        if (opened.Ok)
        {
            Review = opened.Value.Review;
            Hints.Begin(Actor, Number);
            Zone = TimeZoneInfo.FindSystemTimeZoneById(opened.Value.Me.TimeZone);
            // A fact or an action that is gone from the review is gone from what is written about it.
            Text = Text with
            {
                FactIds = [.. Text.FactIds.Where(id => Review.Facts.Any(f => f.Id == id))],
                Promises = [.. Text.Promises.Where(p => Review.Actions.Any(a => a.Id == p.ActionId))],
            };
        }
        else if (opened.Refusal!.Kind == RefusalKind.SignedOut) IsSignedOut = true;
        else Problem = opened.Refusal;
        if (ready) await InvokeAsync(StateHasChanged);
    }

    private protected override async Task ReadAsync()
    {
        Fresh();
        await ReloadAsync();
        if (Review is null || await People.OrganisationAsync() is not { } organisation) return;
        Organisation = organisation;
        if (RendererInfo.IsInteractive && await FindAsync() is { } found)
        {
            (kind, language, Text, requestKey, isKept) = (found.Kind, found.Language, found.Text, found.RequestKey, true);
            kept = Sheet();
            await ReloadAsync();
        }
        ready = true;
    }

    private void Fresh()
    {
        kind = Wanted?.ToLowerInvariant() switch
        {
            "acknowledgement" => NoticeKind.Acknowledgement,
            "followup" or "follow-up" => NoticeKind.FollowUp,
            _ => NoticeKind.Improvement,
        };
        (language, requestKey) = ("en", NewKey());
        Text = new NoticeText(NoticeNames.Title(kind, language));
    }

    /// <summary>What is written and under which key it is asked for, as it is kept.</summary>
    private string Sheet() => JsonSerializer.Serialize(new Draft(kind, language, Text, requestKey));

    private Guid NewKey() => Guid.CreateVersion7(Time.GetUtcNow());

    private async Task<Draft?> FindAsync()
    {
        var read = await Drafts.ReadAsync(Actor, DraftKey);
        if (!read.Ok || !read.Value.TryGetValue(DraftKey, out var json)) return null;
        try
        {
            return JsonSerializer.Deserialize<Draft>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<Refusal?> KeepAsync()
    {
        // What is said again as it stood is the same request.
        if (Sheet() != kept) requestKey = NewKey();
        var refusal = await Drafts.KeepAsync(Actor, DraftKey, kept = Sheet());
        if (refusal is not null) Noted(refusal);
        StateHasChanged();
        return refusal;
    }

    private async Task ChooseKindAsync(string chosen)
    {
        var untouched = Text.Title.Length == 0 || Text.Title == NoticeNames.Title(kind, language);
        kind = Enum.Parse<NoticeKind>(chosen);
        await RetitleAsync(untouched);
    }

    private async Task ChooseLanguageAsync(string? chosen)
    {
        var untouched = Text.Title.Length == 0 || Text.Title == NoticeNames.Title(kind, language);
        language = chosen ?? "en";
        await RetitleAsync(untouched);
    }

    /// <summary>A title that nobody wrote follows the kind and the language.</summary>
    private async Task RetitleAsync(bool untouched)
    {
        if (untouched) Text = Text with { Title = NoticeNames.Title(kind, language) };
        refused = (await KeepAsync())?.Sentence;
    }

    private async Task BeginAfreshAsync()
    {
        Fresh();
        isKept = false;
        rounds++;
        refused = (await Drafts.DropAsync(Actor, DraftKey))?.Sentence;
    }

    private async Task ComposeAsync()
    {
        var composed = await Notices.ComposeAsync(Actor.Once(requestKey), Number, kind, language, Text);
        refused = composed.Refusal?.Sentence;
        if (composed.Refusal is { } refusal)
        {
            Noted(refusal);
            return;
        }
        _ = await Drafts.DropAsync(Actor, DraftKey); // refused, it is offered again, and sent again under its key it is made once
        Navigation.NavigateTo($"/notices/{composed.Value}");
    }

    private sealed record Draft(NoticeKind Kind, string Language, NoticeText Text, Guid RequestKey);
}
