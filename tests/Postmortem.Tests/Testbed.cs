using Microsoft.AspNetCore.Identity;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Reviews.Across;
using Postmortem.Reviews.Comments;
using Postmortem.Reviews.Evidence;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Fix;
using Postmortem.Reviews.Hints;
using Postmortem.Reviews.History;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Perspectives;
using Postmortem.Reviews.Timeline;
using Postmortem.Storage;

namespace Postmortem.Tests;

/// <summary>An organisation with one person in each role, on a database of its own that goes with it.</summary>
public sealed class Testbed : IAsyncDisposable
{
    public const string Password = "four plain green words";

    /// <summary>What every organisation begins with, made once: migrations and passwords cost more than most tests.</summary>
    private static readonly Lazy<Task<Testbed>> s_first = new(BeginFirstAsync);

    /// <summary>When every test begins.</summary>
    internal static readonly DateTimeOffset Start = new(2026, 11, 3, 9, 41, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services;
    private readonly string _folder;
    private bool _isFirst;
    private bool _isFounded;
    private bool _isUsed;
    private string? _still;

    private Testbed(WaitedClock clock, Action<IServiceCollection>? more = null, string? sqlServer = null)
    {
        Clock = clock;
        _folder = Path.Combine(Path.GetTempPath(), $"postmortem-test-{Guid.CreateVersion7():N}");
        Directory.CreateDirectory(_folder);
        var services = new ServiceCollection();
        services.AddPostmortem(new StorageOptions(_folder) { IsSqlServer = sqlServer is not null, ConnectionString = sqlServer },
            Checkout.Folder("templates"));
        services.AddSingleton<TimeProvider>(clock);
        // What it looks for in the log comes from other threads and processes, for which the test's time does not stand still.
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<ChangeFeed>(s, TimeProvider.System));
        // Nobody guesses these passwords, so their hashes need not be slow to make.
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000);
        more?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public WaitedClock Clock { get; }
    public Actor Administrator { get; private set; }
    public Actor Manager { get; private set; }
    public Actor Member { get; private set; }

    /// <summary>A member who takes part in nothing.</summary>
    public Actor Stranger { get; private set; }

    /// <summary>A member whose account was closed.</summary>
    public Actor Left { get; private set; }

    /// <param name="more">Registers or replaces services of this organisation.</param>
    public static async Task<Testbed> OpenAsync(Action<IServiceCollection>? more = null)
    {
        if (more is null) return await (await s_first.Value).CopyAsync(null, NewClock());
        var testbed = new Testbed(NewClock(), more); // it may want to see how an organisation begins
        await testbed.BeginAsync();
        return testbed;
    }

    /// <param name="server">A connection string; the database of its own is made there and dropped afterwards.</param>
    public static async Task<Testbed> OpenOnSqlServerAsync(string server)
    {
        var database = new SqlConnectionStringBuilder(server) { InitialCatalog = $"postmortem_test_{Guid.CreateVersion7():N}" };
        var testbed = new Testbed(NewClock(), sqlServer: database.ConnectionString);
        await testbed.BeginAsync();
        return testbed;
    }

    /// <summary>Nothing is written here any more: from now on its copies are copies of one file.</summary>
    public async Task KeepStillAsync()
    {
        var still = Path.Combine(_folder, "still.db");
        await RowsAsync(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {still}"));
        await using var connection = new SqliteConnection($"Data Source={still};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL"; // as every copy would do at its first opening
        await command.ExecuteNonQueryAsync();
        _still = still;
    }

    /// <summary>A second organisation that starts where this one is now.</summary>
    public Task<Testbed> CopyAsync(Action<IServiceCollection>? more = null) => CopyAsync(more, Clock);

    private async Task<Testbed> CopyAsync(Action<IServiceCollection>? more, WaitedClock clock)
    {
        var copy = new Testbed(clock, more)
        {
            Administrator = Administrator,
            Manager = Manager,
            Member = Member,
            Stranger = Stranger,
            Left = Left,
            _isFounded = _isFirst,
        };
        await CopyToAsync(copy._folder);
        return copy;
    }

    public PauseService Pause => Get<PauseService>();
    public CustomerViewService CustomerViews => Get<CustomerViewService>();
    public PerspectiveService Perspectives => Get<PerspectiveService>();
    public CheckInService CheckIns => Get<CheckInService>();
    public TimelineService Timelines => Get<TimelineService>();
    public FactorService Factors => Get<FactorService>();
    public FindingService Findings => Get<FindingService>();
    public FactorVoteService Votes => Get<FactorVoteService>();
    public PlanService Plans => Get<PlanService>();
    public SharingService Shares => Get<SharingService>();
    public SignatureService Signatures => Get<SignatureService>();
    public AcrossService Across => Get<AcrossService>();
    public CommentService Discussion => Get<CommentService>();
    public AttachmentService Attachments => Get<AttachmentService>();
    public HistoryService History => Get<HistoryService>();
    public HintService Hints => Get<HintService>();
    public ReviewService Reviews => Get<ReviewService>();

    /// <summary>Whether it stands as it was founded: nobody has looked at it, and no time has passed.</summary>
    public bool IsAsFounded => _isFounded && !_isUsed && Clock.GetUtcNow() == Start;

    /// <summary>Goes on from where another is that began the same way.</summary>
    public Task GoOnFromAsync(Testbed other) =>
        IsAsFounded ? other.CopyToAsync(_folder) : throw new InvalidOperationException("Something was done here already.");

    private async Task CopyToAsync(string folder)
    {
        var file = new StorageOptions(folder).SqliteFile;
        if (_still is null) await RowsAsync(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {file}"));
        else File.Copy(_still, file, overwrite: true);
        var (keys, theirs) = (Path.Combine(_folder, "keys"), Path.Combine(folder, "keys"));
        if (!Directory.Exists(keys)) return;
        Directory.CreateDirectory(theirs);
        foreach (var key in Directory.EnumerateFiles(keys)) File.Copy(key, Path.Combine(theirs, Path.GetFileName(key)), overwrite: true);
    }

    public T Get<T>() where T : notnull
    {
        _isUsed = true;
        return _services.GetRequiredService<T>();
    }

    /// <summary>Looks at the rows themselves.</summary>
    public async Task<T> RowsAsync<T>(Func<PostmortemDb, Task<T>> look)
    {
        await using var db = await Get<IDbContextFactory<PostmortemDb>>().CreateDbContextAsync();
        return await look(db);
    }

    /// <summary>What an audit of the log finds.</summary>
    public Task<AuditResult> AuditAsync(KeptHead? kept = null) => RowsAsync(db => LogAudit.RunAsync(db, Get<LogKey>(), kept, default));

    public async ValueTask DisposeAsync()
    {
        if (Get<StorageOptions>().IsSqlServer) await RowsAsync(d => d.Database.EnsureDeletedAsync());
        await EndAsync(_services);
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A clock that stands still until it is told to move.</summary>
    internal static WaitedClock NewClock() => new(Start);

    /// <summary>Ends services on a database, and closes what the pool still holds of it and of no other test's.</summary>
    public static async Task EndAsync(ServiceProvider services)
    {
        var storage = services.GetRequiredService<StorageOptions>();
        await services.DisposeAsync();
        storage.LetGo();
    }

    private static async Task<Testbed> BeginFirstAsync()
    {
        var first = new Testbed(NewClock());
        await first.BeginAsync();
        first._isFirst = true;
        await first.KeepStillAsync();
        first.StayUntilTheEnd();
        return first;
    }

    /// <summary>For one that others are copies of: its folder goes when all tests have run.</summary>
    public void StayUntilTheEnd() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(_folder, recursive: true);

    private async Task BeginAsync()
    {
        await Get<Migrator>().MigrateAsync();
        var people = Get<PeopleService>();
        var text = new SetUpText("Northwind Stores", "Nobody waits on us twice for the same reason.", "care@northwind.example", "Europe/Paris", "Ada Admin",
            "ada@northwind.example", Password);
        Administrator = new Actor((await people.SetUpAsync(text)).Value);
        Manager = new Actor((await people.AddAsync(Administrator, new PersonText("mo@northwind.example", "Mo Manager", Role.Manager), Password)).Value);
        Member = new Actor((await people.AddAsync(Administrator, new PersonText("mia@northwind.example", "Mia Member", Role.Member), Password)).Value);
        Stranger = new Actor((await people.AddAsync(Administrator, new PersonText("sam@northwind.example", "Sam Stranger", Role.Member), Password)).Value);
        Left = new Actor((await people.AddAsync(Administrator, new PersonText("lee@northwind.example", "Lee Left", Role.Member), Password)).Value);
        await people.ChangeAsync(Administrator, Left.PersonId, "Lee Left", Role.Member, isDisabled: true);
    }
}
