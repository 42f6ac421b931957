using Microsoft.AspNetCore.Components;
using Postmortem.Reviews;
using Postmortem.Reviews.Comments;
using Postmortem.Web.Components.Kit;
using Postmortem.Web.Components.Reviews.Comments;

namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>A part of a stage's page. It runs its verbs through the desk and shows a refusal beside what caused it.</summary>
public abstract partial class StagePart : ComponentBase
{
    private readonly OneAtATime one = new();
    private bool isDrawn;
    private CommentPlace? ledTo;
    private string? ledToThing;

    /// <summary>The values of its other parameters when it was drawn last.</summary>
    private object?[] others = [];

    [Inject] protected ReviewService Reviews { get; set; } = default!;
    [Inject] protected PageFocus Focus { get; set; } = default!;

    [CascadingParameter] protected ReviewDesk Desk { get; set; } = default!;

    [Parameter, EditorRequired] public ReviewPage Page { get; set; } = default!;

    protected Review Review => Page.Review;
    protected int Number => Page.Review.Number;
    protected Actor Actor => Desk.Actor;
    protected TimeZoneInfo Zone => Desk.Zone;

    /// <summary>Closed means closed: nothing is offered that would be refused.</summary>
    protected bool ReadOnly => Review.IsClosed;

    /// <summary>
    /// The slices that this part and all that stands in it show; null where it is drawn with every change. It is drawn again when one of them, or
    /// another parameter, is another object: with 25 people on a page, drawing everything is most of the work.
    /// </summary>
    protected virtual ReviewSlices? Shows => null;

    /// <summary>Why the last verb was refused; null once one went through.</summary>
    protected Refusal? Refused { get; set; }

    protected string? Problem => Refused?.Sentence;

    /// <summary>The address of a place on the page that is open; a bare "#place" would lead to the site's first page.</summary>
    protected string Here(string anchor) => ReviewAddress.To(Number, Desk.StagePage, anchor);

    public override Task SetParametersAsync(ParameterView parameters)
    {
        if (Shows is { } slices)
        {
            var now = OthersOf(parameters);
            if (isDrawn && parameters.TryGetValue<ReviewPage>(nameof(Page), out var page) && page.ShowsTheSameAs(Page, slices)
                && ReferenceEquals(ledTo, Desk.LedToPlace) && ledToThing == Desk.LedToThing && now.SequenceEqual(others))
            {
                Page = page;
                return Task.CompletedTask;
            }
            others = now;
        }
        isDrawn = true;
        var drawing = base.SetParametersAsync(parameters);
        (ledTo, ledToThing) = (Desk.LedToPlace, Desk.LedToThing); // somebody who is led to a comment finds it unfolded
        return drawing;
    }

    private static object?[] OthersOf(ParameterView parameters)
    {
        List<object?> others = [];
        foreach (var parameter in parameters)
            if (!parameter.Cascading && parameter.Name != nameof(Page)) others.Add(parameter.Value);
        return [.. others];
    }

    /// <summary>Unfolds what was said about something, or puts it away.</summary>
    private async Task TalkAsync(TalkButton talk, bool show)
    {
        Desk.Show(talk.Place, show);
        StateHasChanged();
        if (!show) await Focus.ToAsync(talk.Id);
        else if (talk.Threads.Count == 0) await Focus.ToAsync(CommentWriter.FieldOf(talk.Place));
    }

    /// <summary>Runs a verb once, however often its button is pressed meanwhile.</summary>
    /// <param name="done">What a toast says when it was done.</param>
    /// <param name="undo">A verb that takes it back.</param>
    /// <returns>Whether it was done; if not, <see cref="Problem"/> says why and nothing typed is lost.</returns>
    protected async Task<bool> RunAsync(Func<Task<Refusal?>> verb, string? done = null, Func<Task<Refusal?>>? undo = null) =>
        await one.UnlessBusyAsync(async () => Refused = await Desk.AskAsync(verb, done, undo)) && Refused is null;
}
