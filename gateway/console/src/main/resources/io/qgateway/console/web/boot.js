// Runs before anything is painted, so that no page flashes in the wrong theme.
(() => {
    const theme = localStorage.getItem('qgateway.theme');
    if (theme === 'light' || theme === 'dark') {
        document.documentElement.dataset.theme = theme;
    }
})();
