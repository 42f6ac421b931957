using Postmortem.Web.Tests.Browser.Steps;

namespace Postmortem.Web.Tests.Browser;

/// <summary>The program is killed at the moment in which a tab has handed something over.</summary>
[TestClass]
public sealed class KilledTests
{
    [TestMethod]
    public async Task Pasted_lines_that_the_tab_has_forgotten_are_stored()
    {
        await using var northwind = await Northwind.StartAsync(asProcess: true);
        var ada = await northwind.AsAsync(Account.Ada);
        await ada.ReviewAsync("The lines that were handed over");
        await ada.PasteLinesAsync("2026-11-02 14:20 rolled back\n14:30 the queue is empty");
        await ada.Page.WaitForFunctionAsync("() => !sessionStorage.getItem('postmortem.handed-over')");
        await ((RunningProgram)northwind.Program).RestartAsync();

        await ada.Page.ReloadAsync();
        await ada.LiveAsync();
        await ada.HeadingAsync("2 lines to look at");
    }
}
