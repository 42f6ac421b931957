using Microsoft.AspNetCore.WebUtilities;
using Microsoft.JSInterop;

namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>
/// Which question of the stage is open: one, none, or all of them. The address says it. A closed review is read from its top to its end, as its report is:
/// there all that has an answer is open, unless the address says otherwise.
/// </summary>
public sealed partial class ReviewDesk
{
    private const string InAddress = "open", All = "all", None = "none";

    /// <summary>What was open once stays on the page, out of sight: what is being typed there, or was not taken, is not thrown away.</summary>
    private readonly HashSet<string> awake = [];

    /// <summary>Folded away while all others are open.</summary>
    private readonly HashSet<string> folded = [];
    private string? open;

    /// <summary>The id of the thing that somebody was led to last; a part that draws not all of its things draws this one.</summary>
    public string? LedToThing { get; private set; }

    public bool AllAreOpen => open == All;

    /// <summary>What the address says is to be open on the other stages' pages too; null for nothing.</summary>
    public string? OpenElsewhere => Page is { Review.IsClosed: true } ? AllAreOpen ? null : None : AllAreOpen ? All : null;

    /// <summary>What the address of this page says is open; null for what is open anyway.</summary>
    private string? OpenInAddress => AllAreOpen && Page!.Review.IsClosed ? null : open ?? None;

    /// <summary>What the address says once all were turned.</summary>
    public string AfterTurningAll => AllAreOpen ? StageQuestions.First(Page!, StagePage, Questions) ?? None : All;

    internal IReadOnlyList<StageQuestion> Questions => Page is null || IsLocked ? [] : StageQuestions.Of(Page, StagePage, Zone);

    public bool IsOpen(string question) => AllAreOpen ? !folded.Contains(question) : open == question;

    public bool IsAwake(string question) => awake.Contains(question);

    /// <summary>Folds a question away if it is open; else opens it, and folds the one away that was, but where all are open.</summary>
    public async Task TurnAsync(string question)
    {
        if (!IsOpen(question)) Open(question);
        else if (AllAreOpen) folded.Add(question);
        else Open(null);
        await ShowAsync();
    }

    /// <summary>All of them, or again one at a time.</summary>
    public async Task TurnAllAsync()
    {
        Begin(AfterTurningAll);
        await ShowAsync();
    }

    /// <summary>A link to something in a question that is folded away was followed.</summary>
    /// <param name="id">Of the thing, on the page.</param>
    [JSInvokable]
    public async Task LeadToAsync(string id)
    {
        if (Questions.FirstOrDefault(q => q.Holds(id)) is not { } question) return;
        LedToThing = id;
        Open(question.Id);
        await ShowAsync();
        await Focus.ToAsync(id);
    }

    private void BeginQuestions()
    {
        if (Page is null) return;
        BeginAddress();
        var questions = Questions;
        var address = new Uri(Navigation.Uri);
        var thing = Uri.UnescapeDataString(address.Fragment.TrimStart('#'));
        if (thing.Length > 0) LedToThing = thing;
        var asked = QueryHelpers.ParseQuery(address.Query).TryGetValue(InAddress, out var value) ? value.ToString() : null;
        var chosen = asked is All or None || questions.Any(q => q.Id == asked) ? asked
            : Page.Review.IsClosed ? All
            : StageQuestions.First(Page, StagePage, questions);
        Begin(chosen);
        if (thing.Length > 0 && questions.FirstOrDefault(q => q.Holds(thing)) is { } holder) Open(holder.Id);
    }

    /// <summary>Opens what an address says: one, none or all; of a closed review's, those that nobody answered stay a line.</summary>
    private void Begin(string? chosen)
    {
        open = null;
        folded.Clear();
        if (chosen == All)
        {
            open = All;
            if (Page!.Review.IsClosed) folded.UnionWith(Questions.Where(q => q.Answer.Length == 0).Select(q => q.Id));
            awake.UnionWith(Questions.Select(q => q.Id).Except(folded));
        }
        else if (chosen is not null and not None) Open(chosen);
    }

    private void Open(string? question)
    {
        if (question is not null) awake.Add(question);
        if (AllAreOpen && question is not null) folded.Remove(question);
        else open = question;
    }

    private async Task ShowAsync()
    {
        StateHasChanged();
        if (links is null) return;
        await links.CallAsync("say", InAddress, OpenInAddress);
        await SayAsync();
        if (open is not null and not All) await links.CallAsync("bring", open);
    }
}
