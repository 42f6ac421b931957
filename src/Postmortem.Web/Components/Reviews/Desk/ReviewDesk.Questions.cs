using Microsoft.AspNetCore.WebUtilities;
using Microsoft.JSInterop;

namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>Which question of the stage is open: one, none, or all of them. The address says it.</summary>
public sealed partial class ReviewDesk
{
    private const string InAddress = "open", All = "all";

    /// <summary>What was open once stays on the page, out of sight: what is being typed there, or was not taken, is not thrown away.</summary>
    private readonly HashSet<string> awake = [];
    private string? open;

    /// <summary>The id of the thing that somebody was led to last; a part that draws not all of its things draws this one.</summary>
    public string? LedToThing { get; private set; }

    public bool AllAreOpen => open == All;

    /// <summary>What the address says is to be open on the other stages' pages too; null for nothing.</summary>
    public string? OpenElsewhere => AllAreOpen ? All : null;

    internal IReadOnlyList<StageQuestion> Questions => Page is null || IsLocked ? [] : StageQuestions.Of(Page, StagePage, Zone);

    public bool IsOpen(string question) => AllAreOpen || open == question;

    public bool IsAwake(string question) => awake.Contains(question);

    /// <summary>Opens a question and folds the one away that was open; folds it away if it is the open one.</summary>
    public async Task TurnAsync(string question)
    {
        Open(IsOpen(question) && !AllAreOpen ? null : question);
        await ShowAsync();
    }

    /// <summary>All of them, or again one at a time.</summary>
    public async Task TurnAllAsync()
    {
        if (AllAreOpen) open = StageQuestions.First(Page!, StagePage, Questions);
        else Open(All);
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
        var questions = Questions;
        var address = new Uri(Navigation.Uri);
        var thing = Uri.UnescapeDataString(address.Fragment.TrimStart('#'));
        if (thing.Length > 0) LedToThing = thing;
        var asked = QueryHelpers.ParseQuery(address.Query).TryGetValue(InAddress, out var value) ? value.ToString() : null;
        // Where all are asked for, what the address leads to is among them.
        Open((asked != All && thing.Length > 0 ? questions.FirstOrDefault(q => q.Holds(thing))?.Id : null)
            ?? (asked == All || questions.Any(q => q.Id == asked) ? asked : StageQuestions.First(Page, StagePage, questions)));
    }

    private void Open(string? question)
    {
        if (question is not null && question != All && AllAreOpen) return; // it is in sight already
        open = question;
        if (question == All) awake.UnionWith(Questions.Select(q => q.Id));
        else if (question is not null) awake.Add(question);
    }

    private async Task ShowAsync()
    {
        StateHasChanged();
        if (links is null) return;
        await links.CallAsync("say", InAddress, open);
        if (open is not null and not All) await links.CallAsync("bring", open);
    }
}
