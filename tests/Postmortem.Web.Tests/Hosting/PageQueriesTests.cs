using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Postmortem.Samples;
using Postmortem.Storage;
using Postmortem.Web.Tests.Browser;

namespace Postmortem.Web.Tests.Hosting;

/// <summary>How often a page asks the database, however much stands on it.</summary>
[TestClass]
public sealed class PageQueriesTests
{
    private const int Most = 15;

    /// <summary>Marks the requests that are counted: others use the program at the same time.</summary>
    private const string Mark = "X-Counted";

    private static readonly Counter Counted = new();

    [ClassInitialize]
    public static async Task ListenAsync(TestContext _)
    {
        DiagnosticListener.AllListeners.Subscribe(Counted);
        await Task.Delay(TimeSpan.FromSeconds(1.5)); // EF Core asks only once a second whether somebody listens
    }

    [ClassCleanup]
    public static void CleanUp() => Counted.Dispose();

    /// <summary>
    /// Asked for the second time. What all readers of a review share is read when the first of them opens it, each of its lists by a question of its
    /// own, and kept for the others.
    /// </summary>
    [TestMethod]
    [DynamicData(nameof(EveryPageTests.Pages), typeof(EveryPageTests))]
    public async Task A_page_asks_the_database_no_more_than_fifteen_times(string address)
    {
        var organisation = await SampleOrganisation.SharedAsync();
        var program = organisation.Program;
        var cookie = await program.SignedInAsync(SampleWork.People.Single(p => p.Name == "Ruth Adeyemi").Email);
        using var handler = new HttpClientHandler { UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = program.Address };
        client.DefaultRequestHeaders.Add("Cookie", $"{cookie.Name}={cookie.Value}");
        client.DefaultRequestHeaders.Accept.Add(MediaTypeWithQualityHeaderValue.Parse("text/html"));
        var place = organisation.Place(address);
        (await client.GetAsync(place)).Dispose();
        await ForgetRecentAsync(program.Services);

        var mark = Guid.CreateVersion7().ToString("N");
        var commands = Counted.Of(mark, program.Services.GetRequiredService<IHttpContextAccessor>());
        using var request = new HttpRequestMessage(HttpMethod.Get, place);
        request.Headers.Add(Mark, mark);
        using var answer = await client.SendAsync(request);
        if (!address.StartsWith("/problem", StringComparison.Ordinal)) answer.EnsureSuccessStatusCode();
        Assert.IsNotEmpty(commands, "Even the frame asks something.");
        Assert.IsLessThanOrEqualTo(Most, commands.Count, string.Join("\n\n", commands));
    }

    /// <summary>What was answered a moment ago is not asked for again until something is written, whatever it is.</summary>
    private static async Task ForgetRecentAsync(IServiceProvider services)
    {
        var anybody = (await services.GetRequiredService<Store>().ReadAnonymouslyAsync(work => work.Db.People.FirstAsync())).Id;
        Assert.IsNull(await services.GetRequiredService<DraftService>().KeepAsync(new Actor(anybody), "nowhere", $"{Guid.CreateVersion7()}"));
    }

    /// <summary>What is asked while a marked request is answered, told by the request that the asking thread belongs to.</summary>
    private sealed class Counter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly ConcurrentDictionary<string, ConcurrentBag<string>> _commands = [];
        private readonly ConcurrentBag<IDisposable> _listening = [];
        private volatile IHttpContextAccessor? _request;

        public ConcurrentBag<string> Of(string mark, IHttpContextAccessor request)
        {
            _request = request;
            return _commands.GetOrAdd(mark, []);
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name) _listening.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == RelationalEventId.CommandExecuting.Name && _request?.HttpContext?.Request.Headers[Mark].ToString() is { Length: > 0 } mark)
                _commands[mark].Add(((CommandEventData)value.Value!).Command.CommandText);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            foreach (var listening in _listening) listening.Dispose();
        }
    }
}
