using Microsoft.JSInterop;
using Postmortem.Web.Components.Kit;

namespace Postmortem.Web.Tests.Kit;

/// <summary>A part may be taken away, and a tab closed or cut off, at any moment of a call to its script.</summary>
[TestClass]
public sealed class BrowserScriptTests
{
    [TestMethod]
    public async Task A_module_is_loaded_once_and_answers()
    {
        var tab = new Tab();
        await using var script = new BrowserScript(tab, "drafts");
        Assert.IsTrue(await script.CallAsync("keep", 1));
        Assert.AreEqual("kept", await script.CallAsync<string>("read"));
        CollectionAssert.AreEqual(new[] { "import ./js/drafts.js", "keep", "read" }, tab.Calls);
    }

    [TestMethod]
    public async Task A_part_that_is_taken_away_while_its_script_loads_hands_nothing_to_it()
    {
        var tab = new Tab { Loading = new() };
        var script = new BrowserScript(tab, "drafts");
        var call = script.CallAsync("keep");
        var gone = script.DisposeAsync();
        tab.Loading.SetResult();
        Assert.IsFalse(await call);
        await gone;
        CollectionAssert.AreEqual(new[] { "import ./js/drafts.js", "let go" }, tab.Calls);
    }

    [TestMethod]
    public async Task A_part_that_was_taken_away_calls_nothing_any_more()
    {
        var tab = new Tab();
        var script = new BrowserScript(tab, "drafts");
        await script.CallAsync("keep");
        await script.DisposeAsync();
        Assert.IsNull(await script.CallAsync<string>("read"));
        CollectionAssert.AreEqual(new[] { "import ./js/drafts.js", "keep", "let go" }, tab.Calls);
    }

    [TestMethod]
    [DataRow(typeof(JSDisconnectedException), DisplayName = "The tab is closed")]
    [DataRow(typeof(TaskCanceledException), DisplayName = "The tab is cut off")]
    public async Task A_tab_that_cannot_be_reached_ends_no_circuit(Type exception)
    {
        var tab = new Tab();
        var script = new BrowserScript(tab, "drafts");
        await script.CallAsync("keep");
        tab.Fault = (Exception)Activator.CreateInstance(exception, "gone")!;
        Assert.IsNull(await script.CallAsync<string>("read"));
        Assert.IsFalse(await script.CallAsync("keep"));
        await script.DisposeAsync();
    }

    [TestMethod]
    public async Task A_module_that_could_not_be_loaded_while_the_tab_was_cut_off_is_loaded_by_the_next_call()
    {
        var tab = new Tab { Fault = new TaskCanceledException() };
        await using var script = new BrowserScript(tab, "drafts");
        await script.CallAsync("keep");
        tab.Fault = null;
        Assert.AreEqual("kept", await script.CallAsync<string>("read"));
    }

    [TestMethod]
    public async Task What_a_script_does_wrong_is_thrown()
    {
        var tab = new Tab { Fault = new JSException("no such function") };
        var script = new BrowserScript(tab, "drafts");
        await Assert.ThrowsExactlyAsync<JSException>(() => script.CallAsync("keep"));
    }

    /// <summary>A browser's tab with one module.</summary>
    private sealed class Tab : IJSRuntime, IJSObjectReference
    {
        public List<string> Calls { get; } = [];

        /// <summary>What every call ends with; null for an answer.</summary>
        public Exception? Fault { get; set; }

        /// <summary>Holds the module back until it is set.</summary>
        public TaskCompletionSource? Loading { get; init; }

        public async ValueTask<T> InvokeAsync<T>(string identifier, object?[]? args)
        {
            var isImport = identifier == "import";
            Calls.Add(isImport ? $"import {args![0]}" : identifier);
            await Task.Yield();
            if (Fault is not null) throw Fault;
            if (isImport && Loading is not null) await Loading.Task;
            return isImport ? (T)(object)this : typeof(T) == typeof(string) ? (T)(object)"kept" : default!;
        }

        public ValueTask<T> InvokeAsync<T>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<T>(identifier, args);

        public ValueTask DisposeAsync()
        {
            if (Fault is not null) return ValueTask.FromException(Fault);
            Calls.Add("let go");
            return ValueTask.CompletedTask;
        }
    }
}
