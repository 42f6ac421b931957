namespace Postmortem.Web.Tests.Browser.Steps;

/// <summary>A timeline as it is written by hand.</summary>
internal static class TimelineSteps
{
    /// <summary>As the browser does it when someone pastes into the field that has the keyboard.</summary>
    public static async Task PasteLinesAsync(this Visitor visitor, string text)
    {
        await visitor.LiveAsync();
        var line = visitor.Field("A time, and what happened");
        await line.FocusAsync();
        await line.EvaluateAsync("""
            (field, text) => {
              const data = new DataTransfer();
              data.setData('text/plain', text);
              field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """, text);
    }
}
