namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>
/// The one dialog of the page that asks for a reason, whatever it is for. It belongs to the page and not to what asks: that may be gone from it
/// before the dialog has closed.
/// </summary>
public sealed partial class ReviewDesk
{
    private ReasonDialog? reasonDialog;
    private ReasonAsk? reasonFor;

    public async Task AskReasonAsync(ReasonAsk ask)
    {
        reasonFor = ask;
        StateHasChanged();
        await Task.Yield(); // the dialog comes with the drawing that was just asked for
        if (reasonDialog is not null) await reasonDialog.ShowAsync();
    }

    /// <summary>Something better was chosen in it.</summary>
    public Task PutReasonAwayAsync() => reasonDialog?.CloseAsync() ?? Task.CompletedTask;
}
