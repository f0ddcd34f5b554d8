// Makes pages nicer where there is JavaScript. Nothing needs it: every link and form works alone.
(() => {
  const root = document.documentElement
  root.classList.add('js')
  const all = (selector, from = document) => from.querySelectorAll(selector)
  const cookie = (name) => {
    const found = document.cookie.match(new RegExp('(?:^|; )' + name + '=([^;]*)'))
    try {
      return found ? decodeURIComponent(found[1]) : ''
    } catch {
      return ''
    }
  }

  // Cached pages are the same for everybody; what is personal comes from readable cookies.
  function personal() {
    const count = Number(cookie('cart_count')) || 0
    for (const each of all('[data-count]')) each.textContent = count ? String(Math.min(count, 99)) : ''
    const name = cookie('user_name')
    for (const each of all('[data-user-name]')) {
      if (name) each.textContent = name
    }
    // Signed out: what the gate kept of its day goes (gate-phone/browser-store.ts).
    try {
      if (!name && localStorage.gate) {
        indexedDB.deleteDatabase('gate-day')
        delete localStorage.gate
      }
      // What was typed and not sent goes only when its writer signs out, not when a session ends.
      if (location.hash === '#keluar') {
        for (const key of Object.keys(localStorage)) if (/^draft:/.test(key)) delete localStorage[key]
        history.replaceState(0, '', location.pathname)
      }
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  }

  // A second click while the first is on its way must not send the form twice.
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (event.defaultPrevented || form.method === 'get') return
    if (form.dataset.sent) return event.preventDefault()
    form.dataset.sent = '1'
    form.setAttribute('aria-busy', 'true')
    if (event.submitter) event.submitter.setAttribute('aria-disabled', 'true')
  })
  addEventListener('pageshow', () => {
    personal()
    for (const form of all('form[data-sent]')) {
      delete form.dataset.sent
      form.removeAttribute('aria-busy')
      for (const each of all('[aria-disabled]', form)) each.removeAttribute('aria-disabled')
    }
  })

  for (const each of all('[data-print]')) each.hidden = false
  document.addEventListener('click', ({ target }) => {
    if (target.closest?.('[data-print]')) print()
    const button = target.closest?.('[data-step]')
    if (!button) return
    const input = button.parentElement.querySelector('input')
    const before = input.value
    if (button.dataset.step > 0) input.stepUp()
    else input.stepDown()
    if (input.value !== before) input.dispatchEvent(new Event('change', { bubbles: true }))
  })

  // What a visit costs in all, until another day is typed than the one the prices are of.
  function sum() {
    for (const line of all('[data-sum]')) {
      let total = 0
      for (const each of all('[data-price]', line.closest('form'))) {
        total += each.dataset.price * each.querySelector('[type=number]').value
      }
      line.hidden = [...all('[type=date]', line.closest('form'))].some((day) => day.value !== day.defaultValue)
      line.querySelector('output').value = 'Rp' + total.toLocaleString('id')
    }
  }
  document.addEventListener('input', sum)
  document.addEventListener('change', sum)
  sum()

  let pause
  document.addEventListener('change', ({ target }) => {
    if (!target.matches('[data-autosubmit]') || !target.checkValidity()) return
    clearTimeout(pause)
    pause = setTimeout(() => target.form.requestSubmit(), target.type === 'number' ? 600 : 0)
  })

  // <time data-countdown datetime="…"> counts down; at the end the page is asked again, once.
  const clocks = [...all('[data-countdown]')]
  function tick() {
    for (const clock of clocks) {
      const left = Math.max(0, Math.round((Date.parse(clock.dateTime) - Date.now()) / 1000))
      const two = (number) => String(number).padStart(2, '0')
      const hours = Math.floor(left / 3600)
      clock.textContent = (hours ? hours + ':' : '') + two(Math.floor(left / 60) % 60) + ':' + two(left % 60)
      if (!left && clock.dataset.countdown !== 'over') {
        clock.dataset.countdown = 'over'
        if (clock.hasAttribute('data-reload')) setTimeout(() => location.reload(), 1500)
      }
    }
  }
  if (clocks.length) {
    tick()
    setInterval(tick, 1000)
  }

  // <input data-suggest="/api/saran"> gets [{ label, note?, href?, value? }] below it. A chosen one
  // opens its href, or fills the field and, with data-suggest-into="name", its value into that one.
  for (const input of all('input[data-suggest]')) suggest(input)
  function suggest(input) {
    const list = document.createElement('div')
    list.id = 's-' + (input.id || input.name)
    list.className = 'suggestions'
    list.setAttribute('role', 'listbox')
    list.hidden = true
    document.body.append(list)
    const set = (name, value) => input.setAttribute(name, value)
    set('role', 'combobox')
    set('aria-controls', list.id)
    set('aria-autocomplete', 'list')
    set('aria-expanded', 'false')
    let timer, asked, chosen, items
    const into = input.dataset.suggestInto && input.form.elements[input.dataset.suggestInto]

    function close() {
      list.hidden = true
      set('aria-expanded', 'false')
      input.removeAttribute('aria-activedescendant')
    }
    function choose(item) {
      close()
      if (item.href) return location.assign(item.href)
      input.value = item.label
      if (into) into.value = item.value
      else if (input.closest('search')) input.form.requestSubmit()
      input.dispatchEvent(new Event('chosen', { bubbles: true }))
    }
    function mark(position) {
      chosen = position
      ;[...list.children].forEach((option, index) => {
        option.setAttribute('aria-selected', String(index === position))
        if (index === position) {
          set('aria-activedescendant', option.id)
          option.scrollIntoView({ block: 'nearest' })
        }
      })
    }
    function show() {
      list.replaceChildren(
        ...items.map((item, index) => {
          const option = document.createElement('div')
          option.id = list.id + index
          option.setAttribute('role', 'option')
          option.append(item.label)
          if (item.note) {
            const note = document.createElement('small')
            note.textContent = item.note
            option.append(note)
          }
          option.onpointerdown = (event) => event.preventDefault()
          option.onclick = () => choose(item)
          return option
        }),
      )
      const box = input.getBoundingClientRect()
      list.style.left = box.left + scrollX + 'px'
      list.style.top = box.bottom + scrollY + 4 + 'px'
      list.style.width = box.width + 'px'
      list.hidden = !items.length
      set('aria-expanded', String(!list.hidden))
      mark(-1)
    }
    async function ask() {
      const text = input.value.trim()
      asked = text
      if (text.length < 2) return close()
      try {
        const english = root.lang === 'en' ? '&lang=en' : ''
        const answer = await fetch(input.dataset.suggest + '?q=' + encodeURIComponent(text) + english)
        const found = await answer.json()
        if (asked !== text || document.activeElement !== input) return
        items = (Array.isArray(found) ? found : found.suggestions).slice(0, 8)
        show()
      } catch {
        close()
      }
    }
    input.addEventListener('input', () => {
      if (into) into.value = ''
      clearTimeout(timer)
      timer = setTimeout(ask, 180)
    })
    input.addEventListener('blur', close)
    input.addEventListener('keydown', (event) => {
      if (list.hidden) return
      const { key } = event
      if (key === 'Escape') return close()
      if (key === 'ArrowDown' || key === 'ArrowUp') {
        event.preventDefault()
        const turn = items.length + 1
        mark(((chosen + 1 + (key === 'ArrowDown' ? 1 : turn - 1)) % turn) - 1)
      } else if (key === 'Enter' && chosen >= 0) {
        event.preventDefault()
        choose(items[chosen])
      }
    })
  }
})()
